import {translated} from '../../translated.js'

export const TEXTS = translated({
  'Restart the server, wherever it was started': '重启服务端（不限启动方式）',
  'What `server start` has started is stopped and started again. Any other server gets one request: over its WebUI, if the profile, the environment or a flag names one, or else set_restart, as with `system restart`. If nobody knows whether it was done, the exit code is 5, and it is not tried again. With a WebUI, the account that was logged in is logged in again.':
    '由 `server start` 启动的进程会先停止，再重新启动。其他服务端只发送一次请求：如果配置方案、环境变量或选项给出了 WebUI，则通过 WebUI；否则用 set_restart，与 `system restart` 相同。无法确定是否已重启时，退出码为 5，不会重试。有 WebUI 时，会重新登录原来的账号。',
  'shell command that starts the server (default: start_command of the profile)':
    '启动服务端的 shell 命令（默认取配置方案的 start_command）',
  'Start the server with a command': '用命令启动服务端',
  'Runs start_command of the profile, or --command, with `sh -c` in a process group of its own, which stays when this command ends. What it prints is in the file `log`. If it runs already, nothing is started. With --wait, the exit code is 8 if the bot is not online in time; a command that fails at once gives its own exit code.':
    '用 `sh -c` 运行配置方案的 start_command 或 --command，置于独立的进程组，本命令结束后继续运行。它的输出保存在 `log` 所指的文件中。已在运行时不再启动。加上 --wait 时，若机器人未按时上线，退出码为 8；命令立即失败时，退出码就是它自己的退出码。',
  'Show whether the server runs': '查看服务端是否在运行',
  '`state` is running, stopped or unknown; `pid` and `since` are those of what `server start` has started. The exit code is 0 in all of them; `system status --wait` waits for the bot.':
    '`state` 为 running、stopped 或 unknown；`pid` 和 `since` 属于由 `server start` 启动的进程。无论哪种状态，退出码都是 0；等待机器人上线请用 `system status --wait`。',
  'Stop the server that was started here': '停止在本机启动的服务端',
  'Ends all processes that `server start` has started, or else runs stop_command of the profile. With neither the exit code is 7: NapCat starts again by itself after `system exit`.':
    '结束由 `server start` 启动的所有进程；没有时则运行配置方案的 stop_command。两者都没有时退出码为 7：`system exit` 之后 NapCat 会自行重新启动。',
  'kill it if it has not ended after this time (default 10s)': '超过此时间仍未结束则强制终止（默认 10s）',
})
