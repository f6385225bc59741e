// Owns a small HTTP proxy on loopback that only knows CONNECT: the way out of a company's network.
// It alone knows where the names lead that it is asked for.
import http from "node:http";
import net from "node:net";
import type { AddressInfo } from "node:net";

export interface ConnectProxyOptions {
  /** Where "name:port" really is; everything else is refused with 403. */
  routes: Record<string, string>;
  /** "user:password"; anything else is refused with 407. */
  login?: string;
}

export interface ConnectProxy {
  readonly port: number;
  /** What it was asked for, "name:port", in order, let through or not. */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

export async function startConnectProxy(options: ConnectProxyOptions): Promise<ConnectProxy> {
  const asked: string[] = [];
  const sockets = new Set<net.Socket>();
  const server = http.createServer((_request, response) => {
    response.writeHead(405).end("only CONNECT");
  });
  server.on("connect", (request: http.IncomingMessage, socket: net.Socket, head: Buffer) => {
    const target = request.url ?? "";
    asked.push(target);
    socket.on("error", () => socket.destroy());
    const refuse = (status: string) => {
      socket.end(`HTTP/1.1 ${status}\r\nContent-Type: text/html\r\n\r\n<html>${status}</html>`);
    };
    const expected = `Basic ${Buffer.from(options.login ?? "").toString("base64")}`;
    if (options.login !== undefined && request.headers["proxy-authorization"] !== expected) {
      return refuse("407 Proxy Authentication Required");
    }
    const route = options.routes[target];
    if (route === undefined) return refuse("403 Forbidden");
    const { hostname, port } = new URL(route);
    const out = net.connect(Number(port), hostname, () => {
      socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
      out.write(head);
      out.pipe(socket).pipe(out);
    });
    sockets.add(out);
    out.on("error", () => socket.destroy());
    socket.on("close", () => out.destroy());
  });
  server.on("connection", (socket) => sockets.add(socket));
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}
