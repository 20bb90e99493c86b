import {type ActionTable} from './facts.js'

export const GROUP_CONTENT_ACTIONS = {
  _del_group_notice: {
    params: {group_id: {type: 'id', required: true, notes: 'group number'}, notice_id: {type: 'id', required: true}},
    effect: 'delete',
    data: 'native or absent',
    returns: 'native result (may be absent)',
    requires: ['admin'],
    destructive: true,
    notes: 'Not checked.',
  },
  _get_group_notice: {
    params: {group_id: {type: 'id', required: true, notes: 'group number'}},
    effect: 'read',
    data: 'value',
    times: ['publish_time'],
    returns: '[{notice_id,sender_id,publish_time,message:{text,image[],images[]},settings,read_num}]',
    notes: 'Newest 20 only. images have {id,height,width}; no URL. Text is HTML-escaped by QQ.',
  },
  _send_group_notice: {
    params: {
      group_id: {type: 'id', required: true, notes: 'group number'},
      content: {type: 'string', required: true},
      image: {type: 'file'},
      pinned: {type: 'int', default: 0, enum: [0, 1], send: '0/1'},
      type: {type: 'int', default: 1, notes: 'leave 1'},
      confirm_required: {
        type: 'int',
        default: 1,
        enum: [0, 1],
        send: '0/1',
        withoutIt: 'takes 1: members are asked to confirm it',
      },
      is_show_edit_card: {type: 'int', default: 0, enum: [0, 1], send: '0/1'},
      tip_window_type: {type: 'int', default: 0, notes: 'leave 0'},
    },
    effect: 'send',
    data: 'absent',
    returns: 'nothing',
    requires: ['admin'],
    notes: 'Via web.qun.qq.com with cookies. confirm_required defaults to 1. Checked (ec).',
  },
  cancel_group_todo: {
    params: {
      group_id: {type: 'id', required: true, notes: 'group number'},
      message_id: {type: 'id', notes: 'short id, or long msgId; one of message_id/message_seq'},
      message_seq: {type: 'id', notes: 'real_seq'},
    },
    effect: 'set',
    data: 'absent',
    returns: 'nothing',
    requires: ['packet'],
    oneOf: [[['message_seq'], ['message_id']]],
    since: '4.18.0',
    notes:
      'message_seq wins over message_id. message_seq here is the REAL sequence (message event real_seq), message_id the short or long id. Waits for a packet reply (5 s) but does not read its result.',
  },
  complete_group_todo: {
    params: {
      group_id: {type: 'id', required: true, notes: 'group number'},
      message_id: {type: 'id', notes: 'short id, or long msgId; one of message_id/message_seq'},
      message_seq: {type: 'id', notes: 'real_seq'},
    },
    effect: 'set',
    data: 'absent',
    returns: 'nothing',
    requires: ['packet'],
    oneOf: [[['message_seq'], ['message_id']]],
    since: '4.18.0',
    notes:
      'message_seq wins over message_id. message_seq here is the REAL sequence (message event real_seq), message_id the short or long id. Waits for a packet reply (5 s) but does not read its result.',
  },
  delete_essence_msg: {
    params: {
      message_id: {type: 'id'},
      msg_seq: {type: 'id'},
      msg_random: {type: 'id'},
      group_id: {type: 'id', notes: 'group number'},
    },
    effect: 'delete',
    data: 'inner',
    times: ['digestTime'],
    returns: 'native result object',
    requires: ['admin'],
    oneOf: [[['message_id'], ['msg_seq', 'msg_random', 'group_id']]],
    notes:
      'msg_seq+msg_random+group_id (all three) win over message_id. Synthetic ids from get_essence_msg_list are looked up, but that branch passes seq and random swapped, so prefer the triple.',
  },
  get_essence_msg_list: {
    params: {group_id: {type: 'id', required: true, notes: 'group number'}},
    effect: 'read',
    data: 'value',
    times: ['operator_time'],
    returns:
      '[{msg_seq,msg_random,sender_id,sender_nick,operator_id,operator_nick,message_id,operator_time,content[]}]',
    waitMs: 60_000,
    serverWait: 'web requests',
    notes:
      'Up to 20 pages x 50 over the web. message_id may be a synthetic id valid only for delete_essence_msg. With messagePostFormat=string content is one text segment holding CQ code.',
  },
  set_essence_msg: {
    params: {message_id: {type: 'id', required: true}},
    effect: 'set',
    data: 'inner',
    times: ['digestTime'],
    returns: 'native result object',
    requires: ['admin'],
    notes: 'Only short message_id. Native failure (no rights) is still retcode 0: read data.',
  },
  set_group_todo: {
    params: {
      group_id: {type: 'id', required: true, notes: 'group number'},
      message_id: {type: 'id', notes: 'short id, or long msgId; one of message_id/message_seq'},
      message_seq: {type: 'id', notes: 'real_seq'},
    },
    effect: 'set',
    data: 'absent',
    returns: 'nothing',
    requires: ['packet'],
    oneOf: [[['message_seq'], ['message_id']]],
    notes:
      'message_seq wins over message_id. message_seq here is the REAL sequence (message event real_seq), message_id the short or long id. Waits for a packet reply (5 s) but does not read its result.',
  },
} as const satisfies ActionTable
