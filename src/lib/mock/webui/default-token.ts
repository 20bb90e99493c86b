/** It is no secret: as the OneBot part, the WebUI of a mock is for this machine. */
export const DEFAULT_WEBUI_TOKEN = 'mock-webui-token'
