import {type ActionTable} from './facts.js'

export const REQUESTS_ACTIONS = {
  get_doubt_friends_add_request: {
    params: {count: {type: 'int', default: 50}},
    effect: 'read',
    data: 'value',
    times: ['time'],
    returns: '[{flag,uin,nick,source,reason,msg,group_code,time,type:"doubt"}]',
    notes: 'The timeout is 5 s.',
  },
  get_group_ignore_add_request: {
    params: {},
    effect: 'read',
    mixed: 'group requests',
    data: 'value',
    returns: '[{request_id,invitor_uin,invitor_nick,group_id,message,group_name,checked,actor,requester_nick}]',
    notes: 'This action reads the filtered (doubt) list: 10 entries, only type 7.',
  },
  get_group_ignored_notifies: {
    params: {},
    effect: 'read',
    mixed: 'group requests',
    data: 'value',
    returns: 'same three arrays as get_group_system_msg',
    notes:
      'Reads the NORMAL list, not the filtered one, always 50 entries: despite its name it is the same as get_group_system_msg without count.',
  },
  get_group_system_msg: {
    params: {count: {type: 'int', default: 50}},
    effect: 'read',
    mixed: 'group requests',
    data: 'value',
    returns:
      '{invited_requests[],InvitedRequest[] (same array),join_requests[]} of {request_id,invitor_uin,invitor_nick,group_id,message,group_name,checked,actor,requester_nick}',
    notes:
      'request_id (a number) is the flag for set_group_add_request. In join_requests, invitor_uin and invitor_nick are of the user who ASKS TO JOIN. checked means already handled. Only the notify types 1 and 7.',
  },
  set_doubt_friends_add_request: {
    params: {
      flag: {type: 'id', required: true, notes: 'the uid from get_doubt_friends_add_request'},
      approve: {
        type: 'bool',
        default: true,
        send: 'always',
        withoutIt: 'uses true and approves the request',
        notes: 'ignored',
      },
    },
    effect: 'set',
    once: true,
    data: 'absent',
    returns: 'nothing',
    notes: 'approve is ignored: NapCat always approves.',
  },
  set_friend_add_request: {
    params: {
      flag: {type: 'id', required: true},
      approve: {type: 'bool', default: true, send: 'always', withoutIt: 'uses true and approves the request'},
      remark: {type: 'string'},
    },
    effect: 'set',
    once: true,
    data: 'absent',
    returns: 'nothing',
    notes:
      'flag is the flag of the request event, the reqTime (seconds, as a string), not the id of the user. approve is true by default. The request must be in the current list. NapCat does not check the result.',
  },
  set_group_add_request: {
    params: {
      flag: {type: 'id', required: true},
      approve: {
        type: 'bool',
        default: true,
        send: 'always',
        withoutIt: 'uses true and approves the request',
        notes: 'only false and "false" reject it',
      },
      reason: {type: 'string', default: ' '},
      count: {type: 'int', default: 100, notes: 'how many entries of each list are searched'},
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
      'flag is the flag of the request event, a notify seq (a string of 16 digits) or the msgseq of an invitation; sub_type and type are not parameters. approve is true by default. NapCat searches the newest `count` entries of the normal list, then of the filtered list ("No such request" for older ones). NapCat does not check the result.',
  },
} as const satisfies ActionTable
