// Reads a code with the camera, where the browser itself knows barcodes. Elsewhere there is no button, and the field, the reader
// and the keyboard do the same.
const form = document.querySelector(".bench-scan");
const { camera, stop, refused } = form.dataset;

function improve(Detector) {
  const detector = new Detector();
  const video = Object.assign(document.createElement("video"), { muted: true, playsInline: true, hidden: true });
  const said = document.createElement("p");
  said.setAttribute("role", "status");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button-secondary bench-camera";
  button.textContent = camera;
  form.append(button, said, video);

  let stream = null;
  const end = () => {
    for (const track of stream ? stream.getTracks() : []) track.stop();
    stream = null;
    video.hidden = true;
    button.textContent = camera;
  };
  const look = async () => {
    if (!stream) return;
    const codes = await detector.detect(video).catch(() => []);
    const code = codes.map((one) => one.rawValue.trim()).find(Boolean);
    if (!code) {
      setTimeout(look, 150);
      return;
    }
    end();
    document.getElementById("code").value = code;
    form.querySelector("button").click();
  };
  button.addEventListener("click", async () => {
    if (stream) {
      end();
      return;
    }
    said.textContent = "";
    try {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
    } catch {
      said.textContent = refused;
      return;
    }
    video.srcObject = stream;
    video.hidden = false;
    button.textContent = stop;
    video.play().catch(() => null);
    look();
  });
  addEventListener("pagehide", end);
}

if (window.BarcodeDetector && navigator.mediaDevices) improve(window.BarcodeDetector);
