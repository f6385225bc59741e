// Owns the types that @types/npmcli__config lacks: npm's own list of settings.
declare module "@npmcli/config/lib/definitions/index.js" {
  import type { DefinitionsObject, Options, ShortFlags } from "@npmcli/config";

  const npm: {
    definitions: DefinitionsObject;
    shorthands: ShortFlags;
    flatten: NonNullable<Options["flatten"]>;
  };
  export default npm;
}
