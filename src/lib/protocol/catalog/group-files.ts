import {type ActionTable} from './facts.js'

export const GROUP_FILES_ACTIONS = {
  create_group_file_folder: {
    params: {
      group_id: {type: 'id', required: true, notes: 'group number'},
      folder_name: {type: 'string', notes: 'schema-optional, needed in practice'},
      name: {type: 'string', notes: 'go-cqhttp spelling'},
    },
    effect: 'send',
    mixed: 'group files',
    data: 'inner',
    returns: '{result:{retCode,retMsg,clientWording},groupItem}',
    requires: ['admin or group setting'],
    oneOf: [[['folder_name'], ['name']]],
    notes: 'folder_name or name (folder_name wins). Read data.result.retCode.',
  },
  delete_group_file: {
    params: {group_id: {type: 'id', required: true, notes: 'group number'}, file_id: {type: 'id', required: true}},
    effect: 'delete',
    mixed: 'group files',
    data: 'inner',
    returns: 'native {result,errMsg,transGroupFileResult{...}}',
    requires: ['admin or uploader'],
    destructive: true,
    notes:
      'Accepts ONLY ids from get_group_root_files/get_group_files_by_folder ("Invalid file_id" otherwise). busid is not a parameter. Read data.',
  },
  delete_group_folder: {
    params: {
      group_id: {type: 'id', required: true, notes: 'group number'},
      folder_id: {type: 'id', notes: 'schema-optional, needed in practice'},
      folder: {type: 'id'},
    },
    effect: 'delete',
    mixed: 'group files',
    data: 'inner',
    returns: '{retCode,retMsg,clientWording}',
    requires: ['admin'],
    destructive: true,
    oneOf: [[['folder'], ['folder_id']]],
    notes: 'folder wins over folder_id. Read data.retCode.',
  },
  get_group_file_system_info: {
    params: {group_id: {type: 'id', required: true, notes: 'group number'}},
    effect: 'read',
    data: 'value',
    returns: '{file_count,limit_count:10000,used_space,total_space}',
    serverWait: '5 s',
    notes: 'limit_count is a constant.',
  },
  get_group_file_url: {
    params: {group_id: {type: 'id', required: true, notes: 'group number'}, file_id: {type: 'id', required: true}},
    effect: 'read',
    data: 'value',
    returns: '{url}',
    requires: ['packet'],
    notes:
      'URL ends with ?fname= (append a name). file_id from listings, upload events or file segments. Limited number of downloads per link.',
  },
  get_group_files_by_folder: {
    params: {
      group_id: {type: 'id', required: true, notes: 'group number'},
      folder_id: {type: 'id'},
      folder: {type: 'id', notes: 'wins over folder_id'},
      file_count: {type: 'int', default: 50},
    },
    effect: 'read',
    mixed: 'group files',
    data: 'value',
    returns: '{files[],folders:[]}',
    waitMs: 60_000,
    serverWait: '5 s per page',
    notes:
      'folder_id | folder; neither = root. file_id is a random handle minted per listing (24 h sliding, 5000 max, lost on restart); two listings give different ids for one file. folders is always empty. No folder id -> root.',
  },
  get_group_root_files: {
    params: {group_id: {type: 'id', required: true, notes: 'group number'}, file_count: {type: 'int', default: 50}},
    effect: 'read',
    mixed: 'group files',
    data: 'value',
    returns:
      '{files[{group_id,file_id,file_name,busid,size,file_size,upload_time,dead_time,modify_time,download_times,uploader,uploader_name}],folders[{group_id,folder_id,folder,folder_name,create_time,creator,creator_name,total_file_count}]}',
    waitMs: 60_000,
    serverWait: '5 s per page',
    notes:
      'file_id is a random handle minted per listing (24 h sliding, 5000 max, lost on restart); two listings give different ids for one file. Listener is unfiltered: never list two groups/folders concurrently. folder == folder_id.',
  },
  move_group_file: {
    params: {
      group_id: {type: 'id', required: true, notes: 'group number'},
      file_id: {type: 'id', required: true},
      current_parent_directory: {type: 'string', required: true, notes: 'folder id or "/"'},
      target_parent_directory: {
        type: 'string',
        required: true,
        notes: 'folder id or "/"; older lists call it target_dir',
      },
    },
    effect: 'set',
    mixed: 'group files',
    data: 'inner',
    returns: '{ok:true}',
    requires: ['packet'],
    notes: 'Always ok:true if the packet was answered; the native retCode is dropped. Root is "/".',
  },
  rename_group_file: {
    params: {
      group_id: {type: 'id', required: true, notes: 'group number'},
      file_id: {type: 'id', required: true},
      current_parent_directory: {type: 'string', required: true, notes: 'folder id or "/"'},
      new_name: {type: 'string', required: true},
    },
    effect: 'set',
    mixed: 'group files',
    data: 'inner',
    returns: '{ok:true}',
    requires: ['packet'],
    notes: 'As move_group_file: retCode dropped.',
  },
  trans_group_file: {
    params: {group_id: {type: 'id', required: true, notes: 'group number'}, file_id: {type: 'id', required: true}},
    effect: 'set',
    mixed: 'group files',
    data: 'value',
    returns: '{ok:true}',
    requires: ['packet', 'admin'],
    notes:
      'Turns a temporary group file into a permanent one; does NOT copy to another group (no target_group_id). Checked (retCode).',
  },
  upload_group_file: {
    params: {
      group_id: {type: 'id', required: true, notes: 'group number'},
      file: {type: 'file', required: true},
      name: {type: 'string', required: true, notes: 'shown name; required'},
      folder: {type: 'id', notes: 'parent folder id; wins over folder_id'},
      folder_id: {type: 'id'},
      upload_file: {type: 'bool', default: true, send: 'given', notes: 'true copies into QQ media dir first'},
    },
    effect: 'send',
    data: 'value',
    returns: '{file_id|null}',
    waitGrowsWithSize: true,
    serverWait: '10 s + bytes/256KBps',
    notes:
      'file resolved on the SERVER. folder = parent folder id ("/uuid"), not a name. Returned file_id is the raw fileUuid: fine for get_group_file_url/get_file, rejected by delete_group_file.',
  },
} as const satisfies ActionTable
