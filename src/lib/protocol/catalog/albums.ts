import {type ActionTable} from './facts.js'

export const ALBUMS_ACTIONS = {
  cancel_group_album_media_like: {
    params: {
      group_id: {type: 'id', required: true, notes: 'group number'},
      album_id: {type: 'id', required: true},
      batch_id: {type: 'id', required: true, notes: 'upload batch id from the media list'},
      lloc: {type: 'id', notes: 'leave it out to like or unlike the whole upload batch'},
    },
    effect: 'set',
    data: 'native',
    returns: 'native result',
    since: '4.18.4',
  },
  del_group_album_media: {
    params: {
      group_id: {type: 'id', required: true, notes: 'group number'},
      album_id: {type: 'id', required: true},
      lloc: {type: 'id', required: true, notes: 'media id'},
    },
    effect: 'delete',
    data: 'native',
    returns: 'native result',
    destructive: true,
  },
  do_group_album_comment: {
    params: {
      group_id: {type: 'id', required: true, notes: 'group number'},
      album_id: {type: 'id', required: true},
      lloc: {type: 'id', required: true},
      content: {type: 'string', required: true},
    },
    effect: 'send',
    data: 'native',
    returns: 'native result',
    notes: 'plain text only',
  },
  get_group_album_media_list: {
    params: {
      group_id: {type: 'id', required: true, notes: 'group number'},
      album_id: {type: 'id', required: true},
      attach_info: {type: 'string', default: '', notes: 'page cursor'},
    },
    effect: 'read',
    data: 'native',
    times: ['upload_time', 'time'],
    returns: 'native response {seq,result,errMs,media list,...} (errMs, not errMsg)',
  },
  get_qun_album_list: {
    params: {
      group_id: {type: 'id', required: true, notes: 'group number'},
      attach_info: {type: 'string', default: '', notes: 'page cursor from the previous reply'},
    },
    effect: 'read',
    data: 'value',
    times: ['create_time'],
    returns: '{album_list[],attach_info,has_more}',
    notes: 'An entry has album_id and name, and the fields of QQ.',
  },
  set_group_album_media_like: {
    params: {
      group_id: {type: 'id', required: true, notes: 'group number'},
      album_id: {type: 'id', required: true},
      batch_id: {type: 'id', required: true, notes: 'upload batch id from the media list'},
      lloc: {type: 'id', notes: 'leave it out to like or unlike the whole upload batch'},
    },
    effect: 'set',
    data: 'native',
    returns: 'native result',
    notes: 'The parameters changed in 4.18.4 (before: id and set). To undo it, use cancel_group_album_media_like.',
  },
  upload_image_to_qun_album: {
    params: {
      group_id: {type: 'id', required: true, notes: 'group number'},
      album_id: {type: 'id', required: true},
      album_name: {type: 'string', required: true, notes: 'name of that album, from get_qun_album_list'},
      file: {type: 'file', required: true},
    },
    effect: 'send',
    data: 'absent',
    returns: 'nothing',
    waitMs: 120_000,
    serverWait: 'image upload time',
    notes:
      'album_name is required too. NapCat uploads over h5.qzone.qq.com with cookies; a bad file gives an ENOENT error.',
  },
} as const satisfies ActionTable
