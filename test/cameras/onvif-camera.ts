// Owns a small ONVIF camera on loopback: answers the search (WS-Discovery, unicast) and tells where
// its video is to who knows its password (WS-Security's digest, as most cameras want it).
import { createHash } from "node:crypto";
import dgram from "node:dgram";
import http from "node:http";
import type { AddressInfo } from "node:net";

export interface OnvifCameraOptions {
  name: string;
  login?: { user: string; password: string };
  /** What GetStreamUri answers. */
  streamUri: string;
  /** Where it says that its services are, instead of at itself. */
  claimedHost?: string;
  /** Answers to the search with this instead of what the standard says. */
  searchAnswer?: string;
}

export interface OnvifCamera {
  /** Of its device service. */
  readonly port: number;
  /** Where it hears the search. */
  readonly searchPort: number;
  /** The actions that it was asked for, like "GetProfiles". */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

const path = "/onvif/device_service";

export async function startOnvifCamera(options: OnvifCameraOptions): Promise<OnvifCamera> {
  const asked: string[] = [];
  const server = http.createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on("end", () => {
      const action = /<(Get\w+)/.exec(body)?.[1] ?? "";
      asked.push(action);
      const known = isLetIn(body, options.login) || action === "GetSystemDateAndTime";
      const answer = known ? answerTo(action, options, portOf(server)) : notAuthorized;
      response.writeHead(known ? 200 : 400, { "Content-Type": "application/soap+xml" });
      response.end(envelope(answer));
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const search = dgram.createSocket("udp4");
  search.on("message", (message, sender) => {
    const id = /MessageID[^>]*>([^<]+)</.exec(message.toString())?.[1] ?? "";
    const answer = options.searchAnswer ?? probeMatches(options, portOf(server), id);
    search.send(answer, sender.port, sender.address);
  });
  await new Promise<void>((resolve) => {
    search.bind(0, "127.0.0.1", resolve);
  });
  return {
    port: portOf(server),
    searchPort: search.address().port,
    asked,
    async close() {
      search.close();
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}

function portOf(server: http.Server): number {
  return (server.address() as AddressInfo).port;
}

/** UsernameToken Profile 1.0: Base64(SHA-1(nonce + created + password)). */
function isLetIn(body: string, login: OnvifCameraOptions["login"]): boolean {
  if (!login) return true;
  const text = (tag: string) => new RegExp(`<${tag}(?:\\s[^>]*)?>([^<]*)<`).exec(body)?.[1] ?? "";
  const digest = createHash("sha1")
    .update(Buffer.from(text("Nonce"), "base64"))
    .update(text("Created") + login.password)
    .digest("base64");
  return text("Username") === login.user && text("Password") === digest;
}

const notAuthorized =
  "<s:Fault><s:Code><s:Value>s:Sender</s:Value><s:Subcode><s:Value>ter:NotAuthorized</s:Value>" +
  "</s:Subcode></s:Code><s:Reason><s:Text xml:lang='en'>Sender not Authorized</s:Text>" +
  "</s:Reason></s:Fault>";

function answerTo(action: string, options: OnvifCameraOptions, port: number): string {
  const host = options.claimedHost ?? `127.0.0.1:${port}`;
  switch (action) {
    case "GetSystemDateAndTime":
      return "<GetSystemDateAndTimeResponse><SystemDateAndTime></SystemDateAndTime></GetSystemDateAndTimeResponse>";
    case "GetServices":
      return (
        "<GetServicesResponse>" +
        ["device", "media"]
          .map(
            (service) =>
              `<Service><Namespace>http://www.onvif.org/ver10/${service}/wsdl</Namespace>` +
              `<XAddr>http://${host}${path}</XAddr></Service>`,
          )
          .join("") +
        "</GetServicesResponse>"
      );
    case "GetProfiles":
      return (
        '<GetProfilesResponse><Profiles token="main" fixed="true"><Name>main</Name>' +
        "<VideoSourceConfiguration><SourceToken>v0</SourceToken></VideoSourceConfiguration>" +
        "<VideoEncoderConfiguration><Encoding>H264</Encoding></VideoEncoderConfiguration>" +
        "</Profiles></GetProfilesResponse>"
      );
    case "GetVideoSources":
      return '<GetVideoSourcesResponse><VideoSources token="v0"></VideoSources></GetVideoSourcesResponse>';
    case "GetStreamUri":
      return `<GetStreamUriResponse><MediaUri><Uri>${options.streamUri}</Uri></MediaUri></GetStreamUriResponse>`;
    default:
      return "<s:Fault><s:Code><s:Value>s:Receiver</s:Value></s:Code></s:Fault>";
  }
}

function envelope(body: string): string {
  return `<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Body>${body}</s:Body></s:Envelope>`;
}

function probeMatches(options: OnvifCameraOptions, port: number, relatesTo: string): string {
  const scope = `onvif://www.onvif.org/name/${encodeURIComponent(options.name)}`;
  return (
    '<?xml version="1.0"?><e:Envelope xmlns:e="http://www.w3.org/2003/05/soap-envelope" ' +
    'xmlns:w="http://schemas.xmlsoap.org/ws/2004/08/addressing" ' +
    'xmlns:d="http://schemas.xmlsoap.org/ws/2005/04/discovery">' +
    `<e:Header><w:RelatesTo>${relatesTo}</w:RelatesTo></e:Header><e:Body><d:ProbeMatches>` +
    `<d:ProbeMatch><w:EndpointReference><w:Address>urn:uuid:${port}</w:Address>` +
    `</w:EndpointReference><d:Scopes>onvif://www.onvif.org/type/video ${scope}</d:Scopes>` +
    `<d:XAddrs>http://${options.claimedHost ?? "127.0.0.1"}:${port}${path}</d:XAddrs>` +
    "</d:ProbeMatch></d:ProbeMatches></e:Body></e:Envelope>"
  );
}
