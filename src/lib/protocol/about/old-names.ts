import {withoutSuffix, type ActionName} from '../actions.js'

/** The replacement for a name from older documents or an SDK that is not an action of NapCat. */
export interface OldName {
  readonly action: ActionName
  /** What to use instead if the current action with the same parameters does something else. */
  readonly instead?: string
  /** The parameters that still mean the same. All if absent; none if there is only an `instead`. */
  readonly takes?: readonly string[]
  /** Parameters with which the current action does what the old one did. */
  readonly adds?: Readonly<Record<string, unknown>>
  /** A note about the current answer. */
  readonly note?: string
}

const SEND = 'send the message with `qq msg send TARGET TEXT` (use flags for what is not text)'
const MUSIC = 'send music with `qq msg send-music TARGET --platform NAME --id ID`'
const FILES = 'use `qq msg send TARGET` with --image, --record, --video or --file'

const OLD_NAMES: Readonly<Record<string, OldName>> = {
  del_group_notice: {action: '_del_group_notice'},
  get_client_key: {action: 'get_clientkey'},
  get_group_card: {
    action: 'ArkSharePeer',
    takes: ['group_id'],
    note: 'it shares a group; use `qq group get-member` for the group card of a member',
    instead: 'use `qq group get-member GROUP USER` for the group card of a member',
  },
  get_group_members: {action: 'get_group_member_list'},
  get_group_notice: {action: '_get_group_notice'},
  get_level_by_search: {action: 'get_stranger_info', note: 'the level is in qqLevel'},
  get_model_show: {action: '_get_model_show'},
  get_share_group_card: {action: 'ArkShareGroup'},
  get_upload_stream_status: {
    action: 'upload_file_stream',
    takes: ['stream_id'],
    adds: {verify_only: true},
    instead: 'use `qq call upload_file_stream stream_id=ID verify_only=true`',
  },
  get_user_card: {
    action: 'ArkSharePeer',
    takes: ['user_id', 'phone_number'],
    instead: 'use `qq call ArkSharePeer group_id=GROUP` for a group',
  },
  handle_quick_operation: {action: '.handle_quick_operation'},
  mark_all_as_read: {action: '_mark_all_as_read'},
  ocr_image_new: {action: '.ocr_image'},
  post_group_file: {action: 'send_group_msg', instead: FILES},
  post_group_msg: {action: 'send_group_msg', instead: SEND},
  post_private_file: {action: 'send_private_msg', instead: FILES},
  post_private_msg: {action: 'send_private_msg', instead: SEND},
  restart_server: {action: 'set_restart', takes: [], instead: 'use `qq system restart`, which takes no command'},
  send_group_notice: {action: '_send_group_notice'},
  send_group_platform_music: {action: 'send_group_msg', instead: MUSIC},
  send_platform_music: {action: 'send_msg', instead: MUSIC},
  send_platform_private_music: {action: 'send_private_msg', instead: MUSIC},
  set_group_essence: {action: 'set_essence_msg'},
  set_self_long_nick: {action: 'set_self_longnick'},
}

/** The replacement for an old name, or undefined for every other name. */
export function oldName(name: string): OldName | undefined {
  const plain = withoutSuffix(name)
  return Object.hasOwn(OLD_NAMES, plain) ? OLD_NAMES[plain] : undefined
}

/** Whether the parameters of a call by the old name do the same under the current name. */
export function fitsToday({takes, instead}: OldName, params: Readonly<Record<string, unknown>>): boolean {
  if (takes === undefined) return instead === undefined
  return Object.keys(params).every(name => takes.includes(name))
}

/** Every old name, sorted. */
export function oldNames(): string[] {
  return Object.keys(OLD_NAMES)
}
