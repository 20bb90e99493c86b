import {type ActionTable} from './facts.js'

export const ACCOUNT_ACTIONS = {
  _get_model_show: {
    params: {model: {type: 'string'}},
    effect: 'read',
    data: 'value',
    returns: '[{variants:{model_show:"napcat",need_pay:false}}]',
    notes: 'The answer is a constant.',
  },
  _set_model_show: {params: {}, effect: 'set', data: 'absent', returns: 'nothing', notes: 'This does nothing.'},
  get_login_info: {params: {}, effect: 'read', data: 'value', returns: '{user_id,nickname}'},
  get_online_clients: {
    params: {},
    effect: 'read',
    data: 'value',
    returns: '[]',
    notes: 'The answer is always [], after 500 ms.',
  },
  set_diy_online_status: {
    params: {
      face_id: {type: 'id', required: true},
      face_type: {type: 'string', default: '1'},
      wording: {type: 'string', default: ' '},
    },
    effect: 'set',
    data: 'value',
    returns: 'errMsg string',
    notes: 'face_id is QSid in face_config.json. NapCat checks the result.',
  },
  set_online_status: {
    params: {
      status: {
        type: 'enum',
        required: true,
        enum: [10, 30, 40, 50, 60, 70],
        notes: '10 online, 30 away, 40 invisible, 50 busy, 60 Q me, 70 do not disturb',
      },
      ext_status: {type: 'int', required: true, notes: '0, or an extended code together with status 10'},
      battery_status: {type: 'int', required: true, notes: '0, or the percentage together with ext_status 1000'},
    },
    effect: 'set',
    data: 'null',
    returns: 'null',
    notes: 'All three parameters are required.',
  },
  set_qq_avatar: {
    params: {file: {type: 'file', required: true}},
    effect: 'set',
    data: 'null',
    returns: 'null',
    notes: '1004022 means that it is not an image. NapCat checks the result.',
  },
  set_qq_profile: {
    params: {
      nickname: {type: 'string', required: true},
      personal_note: {type: 'string'},
      sex: {type: 'enum', enum: ['0', '1', '2'], notes: '0 unknown, 1 male, 2 female'},
    },
    effect: 'set',
    data: 'inner',
    returns: 'native {result,errMsg}',
    notes:
      'nickname is required. sex must be numeric: "男", "女" and "male" become NaN. An omitted note or sex keeps the old value; the number 0 counts as omitted, "0" does not.',
  },
  set_self_longnick: {
    params: {longNick: {type: 'string', required: true}},
    effect: 'set',
    data: 'inner',
    returns: 'native {result,errMsg}',
    notes: 'The parameter is longNick.',
  },
} as const satisfies ActionTable
