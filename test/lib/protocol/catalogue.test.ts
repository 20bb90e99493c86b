import {describe, expect, it} from 'vitest'
import {actionNames, factsOf, isActionName, type ActionName} from '../../../src/lib/protocol/actions.js'
import {ACCOUNT_ACTIONS} from '../../../src/lib/protocol/catalog/account.js'
import {ALBUMS_ACTIONS} from '../../../src/lib/protocol/catalog/albums.js'
import {CATALOG} from '../../../src/lib/protocol/catalog/catalog.js'
import {COLLECTIONS_ACTIONS} from '../../../src/lib/protocol/catalog/collections.js'
import {type ActionFacts, type ParamFacts} from '../../../src/lib/protocol/catalog/facts.js'
import {FRIENDS_ACTIONS} from '../../../src/lib/protocol/catalog/friends.js'
import {GROUP_CONTENT_ACTIONS} from '../../../src/lib/protocol/catalog/group-content.js'
import {GROUP_FILES_ACTIONS} from '../../../src/lib/protocol/catalog/group-files.js'
import {GROUPS_ACTIONS} from '../../../src/lib/protocol/catalog/groups.js'
import {MEDIA_ACTIONS} from '../../../src/lib/protocol/catalog/media.js'
import {MESSAGES_ACTIONS} from '../../../src/lib/protocol/catalog/messages.js'
import {REQUESTS_ACTIONS} from '../../../src/lib/protocol/catalog/requests.js'
import {SECRETS_ACTIONS} from '../../../src/lib/protocol/catalog/secrets.js'
import {SERVER_ACTIONS} from '../../../src/lib/protocol/catalog/server.js'
import {SHARING_ACTIONS} from '../../../src/lib/protocol/catalog/sharing.js'
import {TRANSFERS_ACTIONS} from '../../../src/lib/protocol/catalog/transfers.js'

const PARTS = [
  ACCOUNT_ACTIONS,
  ALBUMS_ACTIONS,
  COLLECTIONS_ACTIONS,
  FRIENDS_ACTIONS,
  GROUP_CONTENT_ACTIONS,
  GROUP_FILES_ACTIONS,
  GROUPS_ACTIONS,
  MEDIA_ACTIONS,
  MESSAGES_ACTIONS,
  REQUESTS_ACTIONS,
  SECRETS_ACTIONS,
  SERVER_ACTIONS,
  SHARING_ACTIONS,
  TRANSFERS_ACTIONS,
]

const ENTRIES: readonly (readonly [ActionName, ActionFacts])[] = actionNames().map(name => [name, CATALOG[name]])
const PARAMS: readonly (readonly [string, ParamFacts])[] = ENTRIES.flatMap(([action, {params}]) =>
  Object.entries(params).map(([name, facts]) => [`${action}.${name}`, facts] as const),
)

/** The entries that break a rule, by name. */
function offenders<T>(
  entries: readonly (readonly [string, T])[],
  isFine: (facts: T, name: string) => boolean,
): string[] {
  return entries.filter(([name, facts]) => !isFine(facts, name)).map(([name]) => name)
}

describe('every action of the catalogue', () => {
  it('stands in one part only', () => {
    const names = PARTS.flatMap(part => Object.keys(part))
    expect(names.sort()).toEqual(actionNames())
  })

  it('says what it answers, what it does and what its data means', () => {
    const effects = ['read', 'set', 'send', 'delete', 'control']
    const meanings = ['value', 'null', 'absent', 'inner', 'native', 'native or absent', 'no reply']
    expect(offenders(ENTRIES, facts => facts.returns.trim() !== '')).toEqual([])
    expect(offenders(ENTRIES, facts => effects.includes(facts.effect))).toEqual([])
    expect(offenders(ENTRIES, facts => meanings.includes(facts.data))).toEqual([])
  })

  it('has the other names of its code, and they have its name', () => {
    const broken = offenders(ENTRIES, ({sameAs = []}, action) =>
      sameAs.every(other => isActionName(other) && other !== action && factsOf(other)?.sameAs?.includes(action)),
    )
    expect(broken).toEqual([])
  })

  it('chooses between parameters that it has, none of which is required anyway', () => {
    const broken = offenders(ENTRIES, ({oneOf = [], params}) =>
      oneOf.every(
        group =>
          group.length > 1 && group.every(names => names.length > 0 && names.every(name => params[name] !== undefined)),
      ),
    )
    expect(broken).toEqual([])
    const pointless = offenders(ENTRIES, ({oneOf = [], params}) =>
      oneOf.every(group => !group.some(names => names.every(name => params[name]?.required))),
    )
    expect(pointless).toEqual([])
  })

  it('waits for a positive whole number of ms', () => {
    expect(offenders(ENTRIES, ({waitMs = 1}) => Number.isSafeInteger(waitMs) && waitMs > 0)).toEqual([])
  })

  it('names the release that brought it like a release', () => {
    expect(offenders(ENTRIES, ({since = '4.0.0'}) => /^\d+\.\d+\.\d+$/.test(since))).toEqual([])
  })
})

describe('destructive actions', () => {
  it('are exactly these', () => {
    const destructive = ENTRIES.filter(([, facts]) => facts.destructive).map(([name]) => name)
    expect(destructive).toEqual(
      [
        'send_packet',
        'clean_cache',
        'set_restart',
        'bot_exit',
        'delete_friend',
        'set_group_kick',
        'set_group_kick_members',
        'set_group_leave',
        '_del_group_notice',
        'delete_group_file',
        'delete_group_folder',
        'clean_stream_temp_file',
        'del_group_album_media',
        'delete_custom_face',
        'delete_qzone_msg',
        '.handle_quick_operation',
      ].sort(),
    )
  })

  it('alone want a word typed, and these are the words', () => {
    const words = Object.fromEntries(
      ENTRIES.filter(([, facts]) => facts.confirm !== undefined).map(([name, facts]) => [name, facts.confirm]),
    )
    expect(words).toEqual({
      set_group_leave: {param: 'group_id'},
      bot_exit: 'exit',
      clean_cache: 'clean-cache',
      clean_stream_temp_file: 'clean',
    })
    expect(offenders(ENTRIES, facts => facts.confirm === undefined || facts.destructive === true)).toEqual([])
  })
})

describe('every parameter of the catalogue', () => {
  it('has choices when it is an enum; else at most the two of a number that is on or off', () => {
    const broken = offenders(PARAMS, ({type, send, enum: choices}) =>
      type === 'enum' ? choices !== undefined : choices === undefined || (type === 'int' && send === '0/1'),
    )
    expect(broken).toEqual([])
    expect(offenders(PARAMS, ({enum: choices}) => new Set(choices).size === (choices?.length ?? 0))).toEqual([])
  })

  it('has a default of its own type', () => {
    const kinds: Partial<Record<ParamFacts['type'], string>> = {int: 'number', bool: 'boolean', string: 'string'}
    const broken = offenders(PARAMS, ({type, default: fallback, enum: choices}) => {
      if (fallback === undefined) return true
      if (choices) return choices.some(choice => choice === fallback)
      return typeof fallback === (kinds[type] ?? typeof fallback)
    })
    expect(broken).toEqual([])
  })

  it('tells what comes of its absence where that is easily not what was meant', () => {
    const traps = Object.fromEntries(
      PARAMS.flatMap(([name, {withoutIt}]) => (withoutIt === undefined ? [] : [[name, withoutIt]])),
    )
    expect(traps).toEqual({
      '_send_group_notice.confirm_required': 'uses 1 and asks the members to confirm it',
      'set_doubt_friends_add_request.approve': 'uses true and approves the request',
      'set_friend_add_request.approve': 'uses true and approves the request',
      'set_group_add_request.approve': 'uses true and approves the request',
      'set_group_admin.enable': 'uses false and removes the admin',
      'set_group_ban.duration': 'uses 0 and lifts the ban',
      'set_group_card.card': 'uses "" and clears the group card',
      'set_group_special_title.special_title': 'uses "" and removes the title',
      'set_group_whole_ban.enable': 'uses true and mutes everybody',
      'set_msg_emoji_like.set': 'uses true and adds the reaction',
    })
    const decided = ENTRIES.filter(([, {effect}]) => effect !== 'read').flatMap(([action, {params}]) =>
      Object.entries(params).map(([name, facts]) => [`${action}.${name}`, facts] as const),
    )
    const untold = offenders(
      decided,
      ({send, default: fallback, withoutIt}) => send !== 'always' || fallback === undefined || withoutIt !== undefined,
    )
    expect(untold).toEqual([])
    const wrong = offenders(
      PARAMS,
      ({required, default: fallback, withoutIt}) =>
        withoutIt === undefined || (!required && withoutIt.startsWith(`uses ${JSON.stringify(fallback)} and `)),
    )
    expect(wrong).toEqual([])
  })

  it('says of each boolean, and of these only, when it is sent', () => {
    const broken = offenders(PARAMS, ({type, send}) =>
      type === 'bool' ? send === 'always' || send === 'given' : send === undefined || send === '0/1',
    )
    expect(broken).toEqual([])
  })
})
