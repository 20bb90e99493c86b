import * as Flags from '@oclif/core/flags'
import {hexArg, textArg} from '../../lib/vocabulary/args.js'
import {defineAction} from '../../lib/define/define-action.js'

export default defineAction({
  action: 'send_packet',
  summary: "Send a raw packet to QQ's servers",
  description:
    "Shows the answer as hex. NapCat waits five seconds for it. The packet is not checked, and a wrong packet can end the login. This needs NapCat's packet backend.",
  examples: [
    '<%= config.bin %> system send-packet OidbSvcTrpcTcp.0xfe1_2 08e11f1002 --yes',
    '<%= config.bin %> system send-packet OidbSvcTrpcTcp.0xed3_1 08d31d1001 --no-wait --yes',
  ],
  args: {cmd: textArg('the command of the packet, such as OidbSvcTrpcTcp.0xfe1_2'), hex: hexArg('the body, as hex')},
  flags: {'no-wait': Flags.boolean({summary: 'do not wait for an answer'})},
  params: ({args, flags}) => ({cmd: args.cmd, data: args.hex, rsp: flags['no-wait'] ? false : undefined}),
  shape: (data, {flags}) => (flags['no-wait'] ? null : data),
})
