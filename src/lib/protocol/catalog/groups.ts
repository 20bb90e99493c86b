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
    returns: '{group_id,group_name,member_count,max_member_count,group_all_shut,group_remark:"" + native detail}',
    notes: 'group_remark always empty here. 5 s timeout.',
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
    notes: 'Scrapes qun.qq.com; failures give empty lists with ok. user_id in entries is a string.',
  },
  get_group_info: {
    params: {group_id: {type: 'id', required: true, notes: 'group number'}},
    effect: 'read',
    data: 'value',
    returns: '{group_id,group_name,member_count,max_member_count,group_all_shut,group_remark}',
    notes:
      'Unknown group: falls back to native detail (more fields, 5 s). no_cache of OneBot does not exist here. group_all_shut is -1/0.',
  },
  get_group_info_ex: {
    params: {group_id: {type: 'id', required: true, notes: 'group number'}},
    effect: 'read',
    data: 'native or absent',
    returns: 'native ext info object',
    notes: 'data is ABSENT when the group is unknown',
  },
  get_group_list: {
    params: {
      no_cache: {type: 'bool', send: 'given', notes: 'bool or "true"/"false"; any other string counts as false'},
    },
    effect: 'read',
    data: 'value',
    returns: '[{group_id,group_name,member_count,max_member_count,group_all_shut,group_remark}]',
    notes: '5 s native timeout',
  },
  get_group_member_info: {
    params: {
      group_id: {type: 'id', required: true, notes: 'group number'},
      user_id: {type: 'id', required: true, notes: 'QQ number'},
      no_cache: {
        type: 'bool',
        default: true,
        send: 'given',
        notes: 'bool or "true"/"false"; any other string counts as false',
      },
    },
    effect: 'read',
    data: 'value',
    returns:
      '{group_id,user_id,nickname,card,sex,age,area:"",level,qq_level,join_time,last_sent_time,title,title_expire_time:0,unfriendly:false,card_changeable:true,is_robot,shut_up_timestamp,role}',
    serverWait: '2-10 s',
    notes:
      'no_cache defaults to TRUE here. Needs the group in the member cache, else "成员不存在". title_expire_time/unfriendly/card_changeable/area are constants.',
  },
  get_group_member_list: {
    params: {
      group_id: {type: 'id', required: true, notes: 'group number'},
      no_cache: {
        type: 'bool',
        default: false,
        send: 'given',
        notes: 'bool or "true"/"false"; any other string counts as false',
      },
    },
    effect: 'read',
    data: 'value',
    returns: '[member] same shape as get_group_member_info',
    notes:
      'no_cache=true still returns the OLD cache when one exists and refreshes in the background: call twice for fresh data. List entries lack age/sex/level detail.',
  },
  get_group_shut_list: {
    params: {group_id: {type: 'id', required: true, notes: 'group number'}},
    effect: 'read',
    data: 'native',
    returns: '[{uid,uin,nick,cardName,role,shutUpTime,...}] native members',
    notes:
      'On error or after 1 s without the native event it returns [] with ok: an empty list is not proof. Times are epoch seconds.',
  },
  get_group_signed_list: {
    params: {group_id: {type: 'id', required: true, notes: 'group number'}},
    effect: 'read',
    data: 'value',
    returns: '[{user_id,nick,time,rank}]',
    since: '4.18.5',
    notes: 'Day is computed in UTC (before 08:00 Beijing it is yesterday). First 100 only.',
  },
  send_group_sign: {
    params: {group_id: {type: 'id', required: true, notes: 'group number'}},
    effect: 'send',
    data: 'absent',
    returns: 'nothing',
    requires: ['packet'],
    sameAs: ['set_group_sign'],
    notes: 'Same class as set_group_sign.',
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
    notes: 'Checked.',
  },
  set_group_admin: {
    params: {
      group_id: {type: 'id', required: true, notes: 'group number'},
      user_id: {type: 'id', required: true, notes: 'QQ number'},
      enable: {
        type: 'bool',
        default: false,
        send: 'always',
        withoutIt: 'takes false: no admin any more',
        notes: 'omit = demote; only true/"true" promotes',
      },
    },
    effect: 'set',
    data: 'null',
    returns: 'null',
    requires: ['owner'],
    notes:
      'enable defaults to FALSE when omitted (removes admin!). Result not checked: ok even without owner rights or when admins are full.',
  },
  set_group_anonymous_ban: {
    params: {
      group_id: {type: 'id', required: true, notes: 'group number'},
      anonymous_flag: {type: 'string', required: true, notes: 'flag of the anonymous sender'},
      duration: {type: 'int', default: 1800, notes: 'seconds'},
    },
    effect: 'set',
    data: 'null',
    returns: 'null',
    requires: ['admin'],
    gone: 'QQ has no anonymous chat any more, and NapCat no action for it; `qq group ban` mutes members',
    published: false,
    notes: 'Of OneBot 11; commented out in action/router.ts.',
  },
  set_group_ban: {
    params: {
      group_id: {type: 'id', required: true, notes: 'group number'},
      user_id: {type: 'id', required: true, notes: 'QQ number'},
      duration: {
        type: 'int',
        default: 0,
        withoutIt: 'takes 0: the ban is lifted',
        notes: 'seconds; 0 = unban; QQ maximum is 30 days',
      },
    },
    effect: 'set',
    data: 'null',
    returns: 'null',
    requires: ['admin'],
    serverWait: 'up to ~15 s',
    notes:
      'duration in seconds; 0 (the DEFAULT) lifts the ban. Checks target role first: "user not in group", "cannot ban owner", "cannot ban admin"; other failures carry native errMsg e.g. ERR_NOT_GROUP_ADMIN. Two member lookups: up to ~8 s each.',
  },
  set_group_card: {
    params: {
      group_id: {type: 'id', required: true, notes: 'group number'},
      user_id: {type: 'id', required: true, notes: 'QQ number'},
      card: {type: 'string', default: '', withoutIt: 'takes "": the card is cleared', notes: '"" clears'},
    },
    effect: 'set',
    data: 'null',
    returns: 'null',
    requires: ['admin (for others)'],
    waitMs: 20_000,
    serverWait: '1-12 s',
    notes:
      'Since 4.18.10 polls 3x1 s and fails "设置群名片未生效" if the card did not change. Empty/omitted card clears it.',
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
      'Result not checked: ok even without rights or when target is owner. reject_add_request=true blocks re-joining. No kick-reason option is exposed.',
  },
  set_group_kick_members: {
    params: {
      group_id: {type: 'id', required: true, notes: 'group number'},
      user_id: {type: 'string[]', required: true, notes: 'list; a single value is wrapped into a list'},
      reject_add_request: {type: 'bool', send: 'always'},
    },
    effect: 'delete',
    data: 'null',
    returns: 'null',
    requires: ['admin'],
    destructive: true,
    notes:
      'Result not checked: unknown QQ numbers are dropped silently, missing rights still ok. reject only when exactly true/"true".',
  },
  set_group_leave: {
    params: {
      group_id: {type: 'id', required: true, notes: 'group number'},
      is_dismiss: {type: 'bool', send: 'always', notes: 'ignored by the server'},
    },
    effect: 'delete',
    data: 'null',
    returns: 'null',
    destructive: true,
    confirm: {param: 'group_id'},
    notes: 'is_dismiss is accepted and IGNORED: always quits, never dissolves. Result not checked.',
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
    notes: 'Reads group detail first (5 s).',
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
    notes: 'At least one of the three flags.',
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
    notes: 'Retries as ordinary member on code 1287. Checked.',
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
    notes: '1004022 -> "not an image or no rights". Checked.',
  },
  set_group_remark: {
    params: {group_id: {type: 'id', required: true, notes: 'group number'}, remark: {type: 'string', required: true}},
    effect: 'set',
    data: 'null',
    returns: 'null',
    notes: 'Bot-side remark of the group. Checked.',
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
    notes: 'Comment in source: (0,0) no review, (0,2) review, (1,2) forbid bots. Checked.',
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
      '0 is ignored (truthiness test), so a flag can be set but not cleared by sending 0. Meaning of the flags is "unknown" to the server authors.',
  },
  set_group_sign: {
    params: {group_id: {type: 'id', required: true, notes: 'group number'}},
    effect: 'send',
    data: 'absent',
    returns: 'nothing',
    requires: ['packet'],
    sameAs: ['send_group_sign'],
    notes: 'Fire-and-forget packet.',
  },
  set_group_special_title: {
    params: {
      group_id: {type: 'id', required: true, notes: 'group number'},
      user_id: {type: 'id', required: true, notes: 'QQ number'},
      special_title: {type: 'string', default: '', withoutIt: 'takes "": the title is removed'},
    },
    effect: 'set',
    data: 'absent',
    returns: 'nothing',
    requires: ['packet', 'owner'],
    notes:
      'Fire-and-forget packet: ok even without owner rights. Empty title removes. "duration" of OneBot is not a parameter.',
  },
  set_group_whole_ban: {
    params: {
      group_id: {type: 'id', required: true, notes: 'group number'},
      enable: {type: 'bool', default: true, send: 'always', withoutIt: 'takes true: everybody is muted'},
    },
    effect: 'set',
    data: 'null',
    returns: 'null',
    requires: ['admin'],
    notes: 'enable defaults to TRUE (anything but "false"/false enables). Checked.',
  },
} as const satisfies ActionTable
