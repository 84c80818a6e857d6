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
  // Which asking for the camera counts: one that is answered after the page was left, or the camera stopped, is closed at once.
  let asked = 0;
  const close = (open) => {
    for (const track of open ? open.getTracks() : []) track.stop();
  };
  const end = () => {
    asked += 1;
    close(stream);
    stream = null;
    video.srcObject = null;
    video.hidden = true;
    button.textContent = camera;
  };
  const look = async (through) => {
    if (stream !== through) return;
    const codes = await detector.detect(video).catch(() => []);
    if (stream !== through) return;
    const code = codes.map((one) => one.rawValue.trim()).find(Boolean);
    if (!code) {
      setTimeout(look, 150, through);
      return;
    }
    end();
    document.getElementById("code").value = code;
    form.querySelector("button").click();
  };
  button.addEventListener("click", async () => {
    if (button.disabled) return;
    if (stream) {
      end();
      return;
    }
    said.textContent = "";
    asked += 1;
    const mine = asked;
    const had = document.activeElement === button;
    button.disabled = true;
    const found = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } }).catch(() => null);
    button.disabled = false;
    if (had && document.activeElement === document.body) button.focus();
    if (mine !== asked) {
      close(found);
      return;
    }
    if (!found) {
      said.textContent = refused;
      return;
    }
    stream = found;
    for (const track of stream.getTracks()) track.addEventListener("ended", end);
    video.srcObject = stream;
    video.hidden = false;
    button.textContent = stop;
    video.play().catch(() => null);
    look(found);
  });
  addEventListener("pagehide", end);
}

if (window.BarcodeDetector && navigator.mediaDevices) improve(window.BarcodeDetector);
