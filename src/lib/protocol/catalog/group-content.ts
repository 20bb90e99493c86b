import {type ActionTable} from './facts.js'

export const GROUP_CONTENT_ACTIONS = {
  _del_group_notice: {
    params: {group_id: {type: 'id', required: true, notes: 'group number'}, notice_id: {type: 'id', required: true}},
    effect: 'delete',
    data: 'native or absent',
    returns: 'native result (may be absent)',
    requires: ['admin'],
    destructive: true,
    notes: 'NapCat does not check the result.',
  },
  _get_group_notice: {
    params: {group_id: {type: 'id', required: true, notes: 'group number'}},
    effect: 'read',
    data: 'value',
    times: ['publish_time'],
    returns: '[{notice_id,sender_id,publish_time,message:{text,image[],images[]},settings,read_num}]',
    notes: 'Only the newest 20. An image has {id,height,width}, but no URL. QQ escapes the text as HTML.',
  },
  _send_group_notice: {
    params: {
      group_id: {type: 'id', required: true, notes: 'group number'},
      content: {type: 'string', required: true},
      image: {type: 'file'},
      pinned: {type: 'int', default: 0, enum: [0, 1], send: '0/1'},
      type: {type: 'int', default: 1, notes: 'keep it 1'},
      confirm_required: {
        type: 'int',
        default: 1,
        enum: [0, 1],
        send: '0/1',
        withoutIt: 'uses 1 and asks the members to confirm it',
      },
      is_show_edit_card: {type: 'int', default: 0, enum: [0, 1], send: '0/1'},
      tip_window_type: {type: 'int', default: 0, notes: 'keep it 0'},
    },
    effect: 'send',
    data: 'absent',
    returns: 'nothing',
    requires: ['admin'],
    notes: 'NapCat uses web.qun.qq.com with cookies. confirm_required is 1 by default. NapCat checks the result (ec).',
  },
  cancel_group_todo: {
    params: {
      group_id: {type: 'id', required: true, notes: 'group number'},
      message_id: {type: 'id', notes: 'the short id or the long msgId; give message_id or message_seq'},
      message_seq: {type: 'id', notes: 'real_seq'},
    },
    effect: 'set',
    data: 'absent',
    returns: 'nothing',
    requires: ['packet'],
    oneOf: [[['message_seq'], ['message_id']]],
    since: '4.18.0',
    notes:
      'message_seq is used before message_id. message_seq is the REAL sequence here (real_seq of the message event); message_id is the short or long id. NapCat waits for a packet reply (5 s), but does not read its result.',
  },
  complete_group_todo: {
    params: {
      group_id: {type: 'id', required: true, notes: 'group number'},
      message_id: {type: 'id', notes: 'the short id or the long msgId; give message_id or message_seq'},
      message_seq: {type: 'id', notes: 'real_seq'},
    },
    effect: 'set',
    data: 'absent',
    returns: 'nothing',
    requires: ['packet'],
    oneOf: [[['message_seq'], ['message_id']]],
    since: '4.18.0',
    notes:
      'message_seq is used before message_id. message_seq is the REAL sequence here (real_seq of the message event); message_id is the short or long id. NapCat waits for a packet reply (5 s), but does not read its result.',
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
      'msg_seq, msg_random and group_id (all three) are used before message_id. NapCat also looks up the synthetic ids of get_essence_msg_list, but then it swaps seq and random, so give the three numbers instead.',
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
      'Up to 20 pages of 50 over the web. message_id may be a synthetic id that only delete_essence_msg accepts. With messagePostFormat=string, content is one text segment with CQ code.',
  },
  set_essence_msg: {
    params: {message_id: {type: 'id', required: true}},
    effect: 'set',
    data: 'inner',
    times: ['digestTime'],
    returns: 'native result object',
    requires: ['admin'],
    notes: 'message_id must be the short id. If QQ refuses it (no rights), the retcode is still 0: read data.',
  },
  set_group_todo: {
    params: {
      group_id: {type: 'id', required: true, notes: 'group number'},
      message_id: {type: 'id', notes: 'the short id or the long msgId; give message_id or message_seq'},
      message_seq: {type: 'id', notes: 'real_seq'},
    },
    effect: 'set',
    data: 'absent',
    returns: 'nothing',
    requires: ['packet'],
    oneOf: [[['message_seq'], ['message_id']]],
    notes:
      'message_seq is used before message_id. message_seq is the REAL sequence here (real_seq of the message event); message_id is the short or long id. NapCat waits for a packet reply (5 s), but does not read its result.',
  },
} as const satisfies ActionTable
