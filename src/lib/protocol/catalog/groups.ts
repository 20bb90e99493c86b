import {type ActionTable} from './facts.js'

export const GROUPS_ACTIONS = {
  get_group_at_all_remain: {
    params: {group_id: {type: 'id', required: true, notes: 'group number'}},
    effect: 'read',
    data: 'value',
    returns: '{can_at_all,remain_at_all_count_for_group,remain_at_all_count_for_uin}',
  },
  get_group_detail_info: {
    params: {group_id: {type: 'id', required: true, notes: 'group number'}},
    effect: 'read',
    data: 'value',
    times: ['groupCreateTime'],
    returns: '{group_id,group_name,member_count,max_member_count,group_all_shut,group_remark:"" + native detail}',
    notes: 'group_remark is always empty here. The timeout is 5 s.',
  },
  get_group_honor_info: {
    params: {
      group_id: {type: 'id', required: true, notes: 'group number'},
      type: {
        type: 'enum',
        default: 'all',
        enum: ['all', 'talkative', 'performer', 'legend', 'strong_newbie', 'emotion'],
      },
    },
    effect: 'read',
    data: 'value',
    returns:
      '{group_id,current_talkative,talkative_list,performer_list,legend_list,emotion_list,strong_newbie_list:[]}',
    waitMs: 60_000,
    serverWait: 'web requests',
    notes:
      'NapCat reads the web page qun.qq.com; if this fails, the lists are empty and the status is ok. user_id is a string in the entries.',
  },
  get_group_info: {
    params: {group_id: {type: 'id', required: true, notes: 'group number'}},
    effect: 'read',
    data: 'value',
    times: ['groupCreateTime'],
    returns: '{group_id,group_name,member_count,max_member_count,group_all_shut,group_remark}',
    notes:
      'For an unknown group NapCat reads the details of QQ (more fields, 5 s). no_cache of OneBot does not exist here. group_all_shut is -1 or 0.',
  },
  get_group_info_ex: {
    params: {group_id: {type: 'id', required: true, notes: 'group number'}},
    effect: 'read',
    data: 'native or absent',
    times: ['blacklistExpireTime'],
    returns: 'native ext info object',
    notes: 'There is NO data if the group is unknown.',
  },
  get_group_list: {
    params: {
      no_cache: {type: 'bool', send: 'given', notes: 'a boolean, "true" or "false"; every other string means false'},
    },
    effect: 'read',
    data: 'value',
    returns: '[{group_id,group_name,member_count,max_member_count,group_all_shut,group_remark}]',
    notes: 'QQ has 5 s to answer.',
  },
  get_group_member_info: {
    params: {
      group_id: {type: 'id', required: true, notes: 'group number'},
      user_id: {type: 'id', required: true, notes: 'QQ number'},
      no_cache: {
        type: 'bool',
        default: true,
        send: 'given',
        notes: 'a boolean, "true" or "false"; every other string means false',
      },
    },
    effect: 'read',
    data: 'value',
    times: ['join_time', 'last_sent_time', 'shut_up_timestamp', 'title_expire_time'],
    returns:
      '{group_id,user_id,nickname,card,sex,age,area:"",level,qq_level,join_time,last_sent_time,title,title_expire_time:0,unfriendly:false,card_changeable:true,is_robot,shut_up_timestamp,role}',
    serverWait: '2-10 s',
    notes:
      'no_cache is TRUE by default here. The group must be in the member cache, otherwise the error is "成员不存在". title_expire_time, unfriendly, card_changeable and area are constants.',
  },
  get_group_member_list: {
    params: {
      group_id: {type: 'id', required: true, notes: 'group number'},
      no_cache: {
        type: 'bool',
        default: false,
        send: 'given',
        notes: 'a boolean, "true" or "false"; every other string means false',
      },
    },
    effect: 'read',
    data: 'value',
    times: ['join_time', 'last_sent_time', 'shut_up_timestamp', 'title_expire_time'],
    returns: '[member] same shape as get_group_member_info',
    notes:
      'no_cache=true still returns the OLD cache if there is one, and updates it in the background: call it twice for new data. The entries have no age, sex and level.',
  },
  get_group_shut_list: {
    params: {group_id: {type: 'id', required: true, notes: 'group number'}},
    effect: 'read',
    data: 'native',
    times: ['shutUpTime', 'joinTime', 'lastSpeakTime'],
    returns: '[{uid,uin,nick,cardName,role,shutUpTime,...}] native members',
    notes:
      'If QQ fails or does not answer within 1 s, the answer is [] with ok: an empty list proves nothing. Times are in seconds since 1970.',
  },
  get_group_signed_list: {
    params: {group_id: {type: 'id', required: true, notes: 'group number'}},
    effect: 'read',
    data: 'value',
    times: ['time'],
    returns: '[{user_id,nick,time,rank}]',
    since: '4.18.5',
    notes: 'The day is in UTC (before 08:00 in Beijing it is yesterday). Only the first 100.',
  },
  send_group_sign: {
    params: {group_id: {type: 'id', required: true, notes: 'group number'}},
    effect: 'send',
    data: 'absent',
    returns: 'nothing',
    requires: ['packet'],
    sameAs: ['set_group_sign'],
    notes: 'The same code as set_group_sign.',
  },
  set_group_add_option: {
    params: {
      group_id: {type: 'id', required: true, notes: 'group number'},
      add_type: {
        type: 'enum',
        required: true,
        enum: [1, 2, 3, 4, 5],
        notes: '1 anyone, 2 admin approval, 3 nobody, 4 correct answer, 5 question + admin approval',
      },
      group_question: {type: 'string', notes: 'for 4 and 5'},
      group_answer: {type: 'string', notes: 'for 4'},
    },
    effect: 'set',
    data: 'null',
    returns: 'null',
    requires: ['admin'],
    notes: 'NapCat checks the result.',
  },
  set_group_admin: {
    params: {
      group_id: {type: 'id', required: true, notes: 'group number'},
      user_id: {type: 'id', required: true, notes: 'QQ number'},
      enable: {
        type: 'bool',
        default: false,
        send: 'always',
        withoutIt: 'uses false and removes the admin',
        notes: 'only true and "true" make an admin; without it the admin is removed',
      },
    },
    effect: 'set',
    data: 'null',
    returns: 'null',
    requires: ['owner'],
    notes:
      'enable is FALSE by default (this removes the admin!). NapCat does not check the result: it is ok even if the bot is not the owner, or if there are too many admins.',
  },
  set_group_anonymous_ban: {
    params: {
      group_id: {type: 'id', required: true, notes: 'group number'},
      anonymous_flag: {type: 'string', required: true, notes: 'the flag of the anonymous sender'},
      duration: {type: 'int', default: 1800, notes: 'seconds'},
    },
    effect: 'set',
    data: 'null',
    returns: 'null',
    requires: ['admin'],
    gone: 'QQ no longer has anonymous chats, and NapCat has no action for them; use `qq group ban` to mute members',
    published: false,
    notes: 'An action of OneBot 11; it is commented out in action/router.ts.',
  },
  set_group_ban: {
    params: {
      group_id: {type: 'id', required: true, notes: 'group number'},
      user_id: {type: 'id', required: true, notes: 'QQ number'},
      duration: {
        type: 'int',
        default: 0,
        withoutIt: 'uses 0 and lifts the ban',
        notes: 'in seconds; 0 lifts the ban; the maximum of QQ is 30 days',
      },
    },
    effect: 'set',
    data: 'null',
    returns: 'null',
    requires: ['admin'],
    serverWait: 'up to ~15 s',
    notes:
      'duration is in seconds; 0 (the DEFAULT) lifts the ban. NapCat first checks the role of the user: "user not in group", "cannot ban owner", "cannot ban admin"; other failures have the errMsg of QQ, such as ERR_NOT_GROUP_ADMIN. It looks up members twice, up to about 8 s each.',
  },
  set_group_card: {
    params: {
      group_id: {type: 'id', required: true, notes: 'group number'},
      user_id: {type: 'id', required: true, notes: 'QQ number'},
      card: {type: 'string', default: '', withoutIt: 'uses "" and clears the group card', notes: '"" clears it'},
    },
    effect: 'set',
    data: 'null',
    returns: 'null',
    requires: ['admin (for others)'],
    waitMs: 20_000,
    serverWait: '1-12 s',
    notes:
      'Since 4.18.10 NapCat checks three times, after 1 s each, and fails with "设置群名片未生效" if the group card did not change. An empty or omitted card clears it.',
  },
  set_group_kick: {
    params: {
      group_id: {type: 'id', required: true, notes: 'group number'},
      user_id: {type: 'id', required: true, notes: 'QQ number'},
      reject_add_request: {type: 'bool', send: 'always'},
    },
    effect: 'delete',
    data: 'null',
    returns: 'null',
    requires: ['admin'],
    destructive: true,
    notes:
      'NapCat does not check the result: it is ok even without rights, or if the user is the owner. reject_add_request=true blocks new join requests. There is no parameter for a reason.',
  },
  set_group_kick_members: {
    params: {
      group_id: {type: 'id', required: true, notes: 'group number'},
      user_id: {type: 'string[]', required: true, notes: 'a list; NapCat makes a list of a single value'},
      reject_add_request: {type: 'bool', send: 'always'},
    },
    effect: 'delete',
    data: 'null',
    returns: 'null',
    requires: ['admin'],
    destructive: true,
    notes:
      'NapCat does not check the result: it skips unknown QQ numbers, and without rights it is still ok. Only true and "true" block new join requests.',
  },
  set_group_leave: {
    params: {
      group_id: {type: 'id', required: true, notes: 'group number'},
      is_dismiss: {type: 'bool', send: 'always', notes: 'the server ignores it'},
    },
    effect: 'delete',
    data: 'null',
    returns: 'null',
    destructive: true,
    confirm: {param: 'group_id'},
    notes:
      'NapCat accepts is_dismiss and IGNORES it: the bot always leaves and never dissolves the group. NapCat does not check the result.',
  },
  set_group_member_invite_policy: {
    params: {
      group_id: {type: 'id', required: true, notes: 'group number'},
      policy: {
        type: 'enum',
        required: true,
        enum: ['disabled', 'require_approval', 'no_approval', 'no_approval_under_100'],
      },
    },
    effect: 'set',
    data: 'null',
    returns: 'null',
    requires: ['admin'],
    since: '4.18.18',
    published: false,
    notes: 'NapCat first reads the details of the group (5 s).',
  },
  set_group_member_permissions: {
    params: {
      group_id: {type: 'id', required: true, notes: 'group number'},
      allow_member_upload_album: {type: 'bool', send: 'given'},
      allow_member_temporary_session: {type: 'bool', send: 'given'},
      allow_member_create_group: {type: 'bool', send: 'given'},
    },
    effect: 'set',
    data: 'null',
    returns: 'null',
    requires: ['admin'],
    oneOf: [[['allow_member_upload_album'], ['allow_member_temporary_session'], ['allow_member_create_group']]],
    since: '4.18.18',
    published: false,
    notes: 'Give at least one of the three settings.',
  },
  set_group_name: {
    params: {
      group_id: {type: 'id', required: true, notes: 'group number'},
      group_name: {type: 'string', required: true},
    },
    effect: 'set',
    data: 'null',
    returns: 'null',
    requires: ['admin or group setting'],
    notes: 'On code 1287 NapCat tries again as an ordinary member. NapCat checks the result.',
  },
  set_group_new_member_history_visibility: {
    params: {
      group_id: {type: 'id', required: true, notes: 'group number'},
      visible: {type: 'bool', required: true, send: 'always'},
    },
    effect: 'set',
    data: 'null',
    returns: 'null',
    requires: ['admin'],
    since: '4.18.18',
    published: false,
  },
  set_group_portrait: {
    params: {file: {type: 'file', required: true}, group_id: {type: 'id', required: true, notes: 'group number'}},
    effect: 'set',
    data: 'inner',
    returns: '{result,errMsg}',
    requires: ['admin'],
    notes: '1004022 means "not an image or no rights". NapCat checks the result.',
  },
  set_group_remark: {
    params: {group_id: {type: 'id', required: true, notes: 'group number'}, remark: {type: 'string', required: true}},
    effect: 'set',
    data: 'null',
    returns: 'null',
    notes: 'The remark that the bot sees for the group. NapCat checks the result.',
  },
  set_group_robot_add_option: {
    params: {
      group_id: {type: 'id', required: true, notes: 'group number'},
      robot_member_switch: {type: 'int'},
      robot_member_examine: {type: 'int'},
    },
    effect: 'set',
    data: 'null',
    returns: 'null',
    requires: ['admin'],
    notes: 'A comment in the source says: (0,0) no review, (0,2) review, (1,2) forbid bots. NapCat checks the result.',
  },
  set_group_search: {
    params: {
      group_id: {type: 'id', required: true, notes: 'group number'},
      no_code_finger_open: {type: 'int'},
      no_finger_open: {type: 'int'},
    },
    effect: 'set',
    data: 'null',
    returns: 'null',
    requires: ['admin'],
    notes:
      'NapCat ignores 0, so a setting can be set, but not cleared. Its authors call the meaning of the settings "unknown".',
  },
  set_group_sign: {
    params: {group_id: {type: 'id', required: true, notes: 'group number'}},
    effect: 'send',
    data: 'absent',
    returns: 'nothing',
    requires: ['packet'],
    sameAs: ['send_group_sign'],
    notes: 'NapCat sends a packet and does not wait for an answer.',
  },
  set_group_special_title: {
    params: {
      group_id: {type: 'id', required: true, notes: 'group number'},
      user_id: {type: 'id', required: true, notes: 'QQ number'},
      special_title: {type: 'string', default: '', withoutIt: 'uses "" and removes the title'},
    },
    effect: 'set',
    data: 'absent',
    returns: 'nothing',
    requires: ['packet', 'owner'],
    notes:
      'NapCat sends a packet and does not wait for an answer: it is ok even if the bot is not the owner. An empty title removes it. "duration" of OneBot is not a parameter.',
  },
  set_group_whole_ban: {
    params: {
      group_id: {type: 'id', required: true, notes: 'group number'},
      enable: {type: 'bool', default: true, send: 'always', withoutIt: 'uses true and mutes everybody'},
    },
    effect: 'set',
    data: 'null',
    returns: 'null',
    requires: ['admin'],
    notes: 'enable is TRUE by default (everything except "false" and false enables it). NapCat checks the result.',
  },
} as const satisfies ActionTable
