import {type ActionTable} from './facts.js'

export const REQUESTS_ACTIONS = {
  get_doubt_friends_add_request: {
    params: {count: {type: 'int', default: 50}},
    effect: 'read',
    data: 'value',
    times: ['time'],
    returns: '[{flag,uin,nick,source,reason,msg,group_code,time,type:"doubt"}]',
    notes: '5 s timeout',
  },
  get_group_ignore_add_request: {
    params: {},
    effect: 'read',
    mixed: 'group requests',
    data: 'value',
    returns: '[{request_id,invitor_uin,invitor_nick,group_id,message,group_name,checked,actor,requester_nick}]',
    notes: 'This one reads the filtered (doubt) list, 10 entries, type 7 only.',
  },
  get_group_ignored_notifies: {
    params: {},
    effect: 'read',
    mixed: 'group requests',
    data: 'value',
    returns: 'same three arrays as get_group_system_msg',
    notes:
      'Reads the NORMAL (not the filtered) list, fixed 50 entries: despite its name it equals get_group_system_msg without count.',
  },
  get_group_system_msg: {
    params: {count: {type: 'int', default: 50}},
    effect: 'read',
    mixed: 'group requests',
    data: 'value',
    returns:
      '{invited_requests[],InvitedRequest[] (same array),join_requests[]} of {request_id,invitor_uin,invitor_nick,group_id,message,group_name,checked,actor,requester_nick}',
    notes:
      'request_id (number) is the flag for set_group_add_request. In join_requests invitor_uin/nick is the REQUESTER. checked = already handled. Only notify types 1 and 7.',
  },
  set_doubt_friends_add_request: {
    params: {
      flag: {type: 'id', required: true, notes: 'uid from get_doubt_friends_add_request'},
      approve: {type: 'bool', default: true, send: 'always', withoutIt: 'takes true: it is approved', notes: 'ignored'},
    },
    effect: 'set',
    once: true,
    data: 'absent',
    returns: 'nothing',
    notes: 'approve is ignored (always approves).',
  },
  set_friend_add_request: {
    params: {
      flag: {type: 'id', required: true},
      approve: {type: 'bool', default: true, send: 'always', withoutIt: 'takes true: it is approved'},
      remark: {type: 'string'},
    },
    effect: 'set',
    once: true,
    data: 'absent',
    returns: 'nothing',
    notes:
      'flag = request event flag = reqTime (seconds as string), not the user id. approve defaults true. Must be in the current request list. Native result unchecked.',
  },
  set_group_add_request: {
    params: {
      flag: {type: 'id', required: true},
      approve: {
        type: 'bool',
        default: true,
        send: 'always',
        withoutIt: 'takes true: it is approved',
        notes: 'only false/"false" refuses',
      },
      reason: {type: 'string', default: ' '},
      count: {type: 'int', default: 100, notes: 'how many notices to search per list'},
    },
    effect: 'set',
    once: true,
    mixed: 'group requests',
    data: 'null',
    returns: 'null',
    requires: ['admin'],
    waitMs: 20_000,
    serverWait: 'up to 10 s',
    notes:
      'flag = request event flag = notify seq (16-digit string) or invite msgseq; sub_type/type are not parameters. approve defaults to true. Looks through the last `count` notices of the normal, then the filtered list ("No such request" if older). Native result is not checked.',
  },
} as const satisfies ActionTable
