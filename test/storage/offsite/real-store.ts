// Owns rclone as tests start it, in their own process or in one of their children.
import { Rclone, type RcloneOptions } from "../../../storage/offsite/rclone.ts";
import { readRemote } from "../../../storage/offsite/remote.ts";

/** None of the machine's own settings. */
export const rcloneEnvironment: NodeJS.ProcessEnv = {
  ...process.env,
  RCLONE_CONFIG: "/dev/null",
};

export function realStore(
  remote: string,
  dataDir: string,
  options: Partial<RcloneOptions> & Pick<RcloneOptions, "clock" | "log">,
): Rclone {
  return new Rclone({
    remote: readRemote(remote),
    password: null,
    bandwidth: null,
    rclonePath: null,
    configFile: null,
    environment: rcloneEnvironment,
    dataDir,
    ...options,
  });
}
