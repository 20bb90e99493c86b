import {TEXTS as helpAccount} from './help/account.js'
import {TEXTS as helpAction} from './help/action.js'
import {TEXTS as helpAi} from './help/ai.js'
import {TEXTS as helpAlbum} from './help/album.js'
import {TEXTS as helpAlias} from './help/alias.js'
import {TEXTS as helpCollection} from './help/collection.js'
import {TEXTS as helpConfig} from './help/config.js'
import {TEXTS as helpContact} from './help/contact.js'
import {TEXTS as helpCq} from './help/cq.js'
import {TEXTS as helpEssence} from './help/essence.js'
import {TEXTS as helpEvent} from './help/event.js'
import {TEXTS as helpFace} from './help/face.js'
import {TEXTS as helpFile} from './help/file.js'
import {TEXTS as helpFlash} from './help/flash.js'
import {TEXTS as helpForward} from './help/forward.js'
import {TEXTS as helpFriend} from './help/friend.js'
import {TEXTS as helpGroup} from './help/group.js'
import {TEXTS as helpGuild} from './help/guild.js'
import {TEXTS as helpImage} from './help/image.js'
import {TEXTS as helpLogin} from './help/login.js'
import {TEXTS as helpMock} from './help/mock.js'
import {TEXTS as helpMsg} from './help/msg.js'
import {TEXTS as helpNotice} from './help/notice.js'
import {TEXTS as helpOnlineFile} from './help/online-file.js'
import {TEXTS as helpProfile} from './help/profile.js'
import {TEXTS as helpQzone} from './help/qzone.js'
import {TEXTS as helpRecord} from './help/record.js'
import {TEXTS as helpRequest} from './help/request.js'
import {TEXTS as helpServer} from './help/server.js'
import {TEXTS as helpShare} from './help/share.js'
import {TEXTS as helpShared} from './help/shared.js'
import {TEXTS as helpStream} from './help/stream.js'
import {TEXTS as helpSystem} from './help/system.js'
import {TEXTS as helpTodo} from './help/todo.js'
import {TEXTS as helpTop} from './help/top.js'
import {TEXTS as helpTopics} from './help/topics.js'
import {TEXTS as helpUser} from './help/user.js'
import {TEXTS as textsAliases} from './texts/aliases.js'
import {TEXTS as textsBatch} from './texts/batch.js'
import {TEXTS as textsCalls} from './texts/calls.js'
import {TEXTS as textsCatalogue} from './texts/catalogue.js'
import {TEXTS as textsCommands} from './texts/commands.js'
import {TEXTS as textsCompletion} from './texts/completion.js'
import {TEXTS as textsDefine} from './texts/define.js'
import {TEXTS as textsDoctor} from './texts/doctor.js'
import {TEXTS as textsErrors} from './texts/errors.js'
import {TEXTS as textsEvents} from './texts/events.js'
import {TEXTS as textsFiles} from './texts/files.js'
import {TEXTS as textsHelp} from './texts/help.js'
import {TEXTS as textsLogin} from './texts/login.js'
import {TEXTS as textsMessage} from './texts/message.js'
import {TEXTS as textsMessages} from './texts/messages.js'
import {TEXTS as textsMock} from './texts/mock.js'
import {TEXTS as textsOutput} from './texts/output.js'
import {TEXTS as textsPrompt} from './texts/prompt.js'
import {TEXTS as textsProtocol} from './texts/protocol.js'
import {TEXTS as textsRun} from './texts/run.js'
import {TEXTS as textsServer} from './texts/server.js'
import {TEXTS as textsSetup} from './texts/setup.js'

/** Every text, of all areas. */
export const TEXTS: Readonly<Record<string, string>> = {
  ...helpAccount,
  ...helpAction,
  ...helpAi,
  ...helpAlbum,
  ...helpAlias,
  ...helpCollection,
  ...helpConfig,
  ...helpContact,
  ...helpCq,
  ...helpEssence,
  ...helpEvent,
  ...helpFace,
  ...helpFile,
  ...helpFlash,
  ...helpForward,
  ...helpFriend,
  ...helpGroup,
  ...helpGuild,
  ...helpImage,
  ...helpLogin,
  ...helpMock,
  ...helpMsg,
  ...helpNotice,
  ...helpOnlineFile,
  ...helpProfile,
  ...helpQzone,
  ...helpRecord,
  ...helpRequest,
  ...helpServer,
  ...helpShare,
  ...helpShared,
  ...helpStream,
  ...helpSystem,
  ...helpTodo,
  ...helpTop,
  ...helpTopics,
  ...helpUser,
  ...textsAliases,
  ...textsBatch,
  ...textsCalls,
  ...textsCatalogue,
  ...textsCommands,
  ...textsCompletion,
  ...textsDefine,
  ...textsDoctor,
  ...textsErrors,
  ...textsEvents,
  ...textsFiles,
  ...textsHelp,
  ...textsLogin,
  ...textsMessage,
  ...textsMessages,
  ...textsMock,
  ...textsOutput,
  ...textsPrompt,
  ...textsProtocol,
  ...textsRun,
  ...textsServer,
  ...textsSetup,
}
