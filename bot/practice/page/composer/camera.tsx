// Owns taking a photo with the computer's own camera, where there is one.
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Icon } from "../frame/icons.tsx";
import { Modal } from "../frame/modal.tsx";

export function Camera(props: { onPhoto: (file: File) => void; onClose: () => void }): JSX.Element {
  const video = useRef<HTMLVideoElement>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  useEffect(() => {
    let stream: MediaStream | null = null;
    let over = false;
    const stop = (): void => stream?.getTracks().forEach((track) => track.stop());
    void (async () => {
      try {
        stream = await navigator.mediaDevices.getUserMedia({
          video: { width: { ideal: 1280 }, height: { ideal: 720 } },
        });
        if (over) stop();
        else if (video.current) video.current.srcObject = stream;
      } catch (error) {
        if (!over) setTrouble(sentenceAbout(error));
      }
    })();
    return () => {
      over = true;
      stop();
    };
  }, []);
  const shoot = async (): Promise<void> => {
    const picture = video.current && (await snapshot(video.current));
    if (picture) props.onPhoto(new File([picture], "camera.jpg", { type: "image/jpeg" }));
  };
  return (
    <Modal label="Camera" class="window camera" onClose={props.onClose}>
      {trouble === null ? (
        <video ref={video} autoPlay playsInline muted aria-label="What the camera sees" />
      ) : (
        <p>{trouble}</p>
      )}
      <div class="window-buttons">
        <button type="button" class="flat" onClick={props.onClose}>
          Cancel
        </button>
        {trouble === null && (
          <button type="button" class="primary" onClick={() => void shoot()}>
            <Icon name="camera" size={20} /> Take the photo
          </button>
        )}
      </div>
    </Modal>
  );
}

function snapshot(video: HTMLVideoElement): Promise<Blob | null> {
  if (video.videoWidth === 0) return Promise.resolve(null);
  const canvas = document.createElement("canvas");
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext("2d")?.drawImage(video, 0, 0);
  return new Promise((resolve) => {
    canvas.toBlob(resolve, "image/jpeg", 0.95);
  });
}

function sentenceAbout(error: unknown): string {
  const name = error instanceof DOMException ? error.name : "";
  if (name === "NotAllowedError") {
    return "The browser does not let this page use the camera. Allow it beside the address and try again.";
  }
  if (name === "NotFoundError") return "This computer has no camera that the browser can see.";
  return "The camera could not be opened. Another program may be using it.";
}
