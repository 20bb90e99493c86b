import {type ActionTable} from './facts.js'

export const FRIENDS_ACTIONS = {
  delete_friend: {
    params: {
      friend_id: {type: 'id', notes: 'used before user_id'},
      user_id: {type: 'id', notes: 'QQ number'},
      temp_block: {type: 'bool', send: 'always', notes: 'also block the user'},
      temp_both_del: {type: 'bool', send: 'always', notes: 'delete on both sides'},
    },
    effect: 'delete',
    data: 'inner',
    returns: 'native {result,errMsg} or {valid:false,message}',
    destructive: true,
    oneOf: [[['friend_id'], ['user_id']]],
    notes: 'If the user is NOT a friend, the status is ok with data {valid:false,message}: this is a failure.',
  },
  get_friend_list: {
    params: {
      no_cache: {type: 'bool', send: 'given', notes: 'a boolean, "true" or "false"; every other string means false'},
    },
    effect: 'read',
    data: 'value',
    returns:
      '[{user_id,nickname,remark,sex,age,level,birthday_year,birthday_month,birthday_day,phone_num,email,category_id}]',
    waitMs: 60_000,
    serverWait: '10-30 s',
    notes:
      'NapCat reads the profile of each friend (up to 5 s + 5 s each, in parallel); a long list may take more than 10 s.',
  },
  get_friends_with_category: {
    params: {},
    effect: 'read',
    data: 'value',
    returns: '[{categoryId,categorySortId,categoryName,categoryMbCount,onlineCount,buddyList[]}]',
    waitMs: 60_000,
    notes: 'level is always 0',
  },
  get_profile_like: {
    params: {
      user_id: {type: 'id', notes: 'QQ number'},
      start: {type: 'int', default: 0},
      count: {type: 'int', default: 10},
    },
    effect: 'read',
    data: 'value',
    times: ['time', 'latestTime', 'last_visit_time'],
    returns: '{uid,time,favoriteInfo{...},voteInfo{...}}',
    notes: 'Without user_id it reads the own page. An empty result gives "get info error".',
  },
  get_stranger_info: {
    params: {
      user_id: {type: 'id', required: true, notes: 'QQ number'},
      no_cache: {
        type: 'bool',
        default: false,
        send: 'given',
        notes: 'a boolean, "true" or "false"; every other string means false',
      },
    },
    effect: 'read',
    data: 'value',
    times: ['reg_time'],
    returns:
      '{user_id,uid,nickname,age,qid,qqLevel,sex,long_nick,reg_time,is_vip,is_years_vip,vip_level,remark,status,login_days:0 + many native fields}',
    notes: 'The field is qqLevel, not level.',
  },
  get_unidirectional_friend_list: {
    params: {},
    effect: 'read',
    data: 'value',
    returns: '[{uin,uid,nick_name,age,source}]',
    requires: ['packet'],
    notes: 'At most 99. NapCat does not check the packet backend first: without it, the error is a TypeError.',
  },
  nc_get_user_status: {
    params: {user_id: {type: 'id', required: true, notes: 'QQ number'}},
    effect: 'read',
    data: 'value',
    returns: '{status,ext_status}',
    requires: ['packet'],
  },
  send_like: {
    params: {user_id: {type: 'id', required: true, notes: 'QQ number'}, times: {type: 'int', default: 1}},
    effect: 'send',
    data: 'absent',
    returns: 'nothing',
    notes:
      'NapCat checks the result; a failure may be the daily limit. QQ limits the likes for one user per day (OneBot says 10).',
  },
  set_friend_remark: {
    params: {user_id: {type: 'id', required: true, notes: 'QQ number'}, remark: {type: 'string', required: true}},
    effect: 'set',
    data: 'absent',
    returns: 'nothing',
    notes: 'It fails if the user is not a friend. NapCat does not check the result.',
  },
} as const satisfies ActionTable
