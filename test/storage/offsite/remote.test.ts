import { expect, test } from "vitest";
import { encrypted, placeIn, readRemote, RemoteError } from "../../../storage/offsite/remote.ts";
import { readTrouble } from "../../../storage/offsite/trouble.ts";

test("a remote of the user's configuration is taken as it is", () => {
  expect(readRemote("gdrive:vigil")).toMatchObject({
    name: "gdrive",
    target: "gdrive:vigil",
    environment: {},
    secrets: [],
  });
  expect(placeIn(readRemote("gdrive:"), "a/b")).toBe("gdrive:a/b");
  expect(placeIn(readRemote("gdrive:vigil/"), "a/b")).toBe("gdrive:vigil/a/b");
  expect(placeIn(readRemote("gdrive:vigil"), "")).toBe("gdrive:vigil");
});

test("what is said on the spot becomes environment, quotes and all; the arguments hold nothing of it", () => {
  const remote = readRemote(
    `:s3,provider=Minio,env_auth=false,endpoint='http://nas:9000',access_key_id=IDENT,secret_access_key="a""b,c:d":bucket/sub`,
  );
  expect(remote).toMatchObject({
    name: "s3",
    target: "vigilstore:bucket/sub",
    environment: {
      RCLONE_CONFIG_VIGILSTORE_TYPE: "s3",
      RCLONE_CONFIG_VIGILSTORE_ENDPOINT: "http://nas:9000",
      RCLONE_CONFIG_VIGILSTORE_SECRET_ACCESS_KEY: 'a"b,c:d',
    },
    secrets: ["IDENT", 'a"b,c:d'],
  });
  expect(remote.place).not.toMatch(/IDENT|a"b/);
});

test("options beside a name go the same way, and a flag without a value is true", () => {
  expect(readRemote("my-drive,shared_with_me,token=secret:vigil")).toMatchObject({
    target: "my-drive:vigil",
    environment: {
      "RCLONE_CONFIG_MY-DRIVE_SHARED_WITH_ME": "true",
      "RCLONE_CONFIG_MY-DRIVE_TOKEN": "secret",
    },
    secrets: ["secret"],
  });
});

test("another password is the same place, another bucket is not", () => {
  const place = (key: string, bucket: string) =>
    readRemote(`:s3,secret_access_key=${key}:${bucket}`).place;
  expect(place("one", "a")).toBe(place("two", "a"));
  expect(place("one", "a")).not.toBe(place("one", "b"));
  const remote = readRemote("gdrive:vigil");
  expect(encrypted(remote, "obscured")).toMatchObject({
    target: "vigilcrypt:",
    environment: {
      RCLONE_CONFIG_VIGILCRYPT_REMOTE: "gdrive:vigil",
      RCLONE_CONFIG_VIGILCRYPT_PASSWORD: "obscured",
    },
  });
});

test.each(["", "vigil", "/mnt/nas", ":s3", "gdrive,token=secret", ":s3,='x':b"])(
  "%j is refused",
  (text) => {
    expect(() => readRemote(text)).toThrow(RemoteError);
  },
);

test("an address without quotes is refused with a hint, and quotes nothing of it", () => {
  const read = () => readRemote(":s3,secret_access_key=SECRET,endpoint=http://nas:9000:bucket");
  expect(read).toThrow(/quotes around an address/);
  expect(read).not.toThrow(/SECRET/);
});

test.each([
  ["unknown_remote", `Failed to create file system for "x:": didn't find section in config file`],
  [
    "not_obscured",
    "couldn't decrypt password: base64 decode failed when revealing password - is it obscured?: illegal base64",
  ],
  [
    "locked_config",
    "Failed to load config file: unable to decrypt configuration and not allowed to ask for password",
  ],
  [
    "login",
    "InvalidAccessKeyId: The AWS Access Key Id you provided does not exist\n\tstatus code: 403",
  ],
  [
    "login",
    `couldn't fetch token - maybe it has expired? - refresh with "rclone config reconnect gdrive:": oauth2: "invalid_grant"`,
  ],
  ["login", "read metadata failed: Unauthorized: 401 Unauthorized"],
  [
    "no_room",
    "googleapi: Error 403: The user's Drive storage quota has been exceeded., storageQuotaExceeded",
  ],
  ["no_room", "Failed to copy: Insufficient Storage: 507 Insufficient Storage"],
  ["no_room", "preallocate: file too big for remaining disk space"],
  ["certificate", `Get "https://nas/": x509: certificate signed by unknown authority`],
  ["no_network", `dial tcp 127.0.0.1:9: connect: connection refused`],
  ["no_network", `dial tcp: lookup s3.example.org: no such host`],
  ["other", "Failed to copy: corrupted on transfer: sizes differ 401 vs 150"],
  ["other", "something nobody has seen"],
])("it is %s: %s", (kind, line) => {
  expect(readTrouble([line])).toMatchObject({ kind });
});

test("a password within an address is a secret, too, and no part of the place", () => {
  const remote = readRemote(":webdav,url='https://anna:s3cret-dav@nas.lan/dav',vendor=other:vigil");
  expect(remote.secrets).toEqual(["s3cret-dav"]);
  expect(remote.place).not.toContain("s3cret-dav");
  expect(remote.place).toContain("nas.lan/dav");
  expect(remote.environment["RCLONE_CONFIG_VIGILSTORE_URL"]).toContain("anna:s3cret-dav@");
});
