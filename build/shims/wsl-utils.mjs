// the package reads /proc and loads child_process at every start; the variable that WSL sets tells the same
export const isWsl = process.platform === 'linux' && Boolean(process.env.WSL_DISTRO_NAME)
export const powerShellPath = async () => 'powershell.exe'
