// Owns faults on the way to a camera, switched by the test while it runs (shared/cameras/proxy.js
// does the same by the clock): silence on an open connection, a dead host, damaged bytes.
import net from "node:net";
import type { AddressInfo } from "node:net";

export interface FaultProxy {
  /** Connect here instead of to the camera. */
  readonly port: number;
  /** Keeps connections open and accepts new ones, but lets nothing through. */
  freeze(): void;
  /** Breaks all connections and accepts none for `ms` milliseconds. */
  die(ms: number): void;
  /** Damages this share (0 to 1) of the chunks that the camera sends, four bytes in each. */
  corrupt(share: number): void;
  /** Everything goes through again; frozen connections stay without what they missed. */
  heal(): void;
  /** Connections accepted so far. */
  readonly accepted: number;
  close(): Promise<void>;
}

export async function startFaultProxy(targetPort: number): Promise<FaultProxy> {
  const sockets = new Set<net.Socket>();
  let frozen = false;
  let share = 0;
  let deadUntil = 0;
  let accepted = 0;
  let seed = 12_345;

  const server = net.createServer((client) => {
    if (performance.now() < deadUntil) {
      client.resetAndDestroy();
      return;
    }
    accepted += 1;
    const camera = net.connect(targetPort, "127.0.0.1");
    join(client, camera, { change: (chunk) => chunk, tellsEnd: () => true });
    join(camera, client, { change: damage, tellsEnd: () => !frozen });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });

  // A frozen host does not tell that the camera went; the camera hears that its client did.
  function join(
    from: net.Socket,
    to: net.Socket,
    way: { change: (chunk: Buffer) => Buffer; tellsEnd: () => boolean },
  ): void {
    sockets.add(from);
    from.on("error", () => from.destroy()); // either side may break off; the other hears of it below
    from.on("close", () => {
      sockets.delete(from);
      if (way.tellsEnd()) to.destroy();
    });
    from.on("end", () => {
      if (way.tellsEnd()) to.end();
    });
    from.on("data", (chunk) => {
      if (frozen || to.destroyed || to.writableEnded) return;
      if (to.write(way.change(chunk))) return;
      from.pause();
      to.once("drain", () => from.resume());
    });
  }

  function damage(chunk: Buffer): Buffer {
    if (share === 0 || random() >= share) return chunk;
    const changed = Buffer.from(chunk);
    for (let count = 0; count < 4; count++) {
      const at = Math.floor(random() * changed.length);
      changed[at] = (changed[at] ?? 0) ^ 0x5a;
    }
    return changed;
  }

  /** The same faults in every run (numerical recipes' generator). */
  function random(): number {
    seed = (seed * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return seed / 2 ** 32;
  }

  function breakAll(): void {
    for (const socket of sockets) socket.resetAndDestroy();
  }

  return {
    port: (server.address() as AddressInfo).port,
    freeze() {
      frozen = true;
    },
    die(ms) {
      deadUntil = performance.now() + ms;
      breakAll();
    },
    corrupt(wanted) {
      share = wanted;
    },
    heal() {
      frozen = false;
      share = 0;
      deadUntil = 0;
    },
    get accepted() {
      return accepted;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}
