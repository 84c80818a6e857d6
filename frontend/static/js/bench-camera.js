// Reads a code with the camera: with the browser's own detector, or with one that is fetched when the button is first pressed. Without
// a camera there is no button, and the field, the reader and the keyboard do the same.
const form = document.querySelector(".bench-scan");
const { camera, stop, refused, away } = form.dataset;

/** What finds codes in a picture, by the interface of the Barcode Detection API. */
async function newDetector() {
  const own = window.BarcodeDetector;
  if (own && (await own.getSupportedFormats().catch(() => [])).includes("qr_code")) return new own();
  if (!window.BarcodeDetectionAPI) {
    const script = document.createElement("script");
    script.nonce = document.querySelector("script[nonce]").nonce;
    script.src = form.dataset.detector;
    await new Promise((loaded, failed) => {
      script.onload = loaded;
      script.onerror = failed;
      document.head.append(script);
    });
  }
  const { BarcodeDetector, prepareZXingModule } = window.BarcodeDetectionAPI;
  const locateFile = () => form.dataset.engine;
  await prepareZXingModule({ overrides: { locateFile }, fireImmediately: true });
  return new BarcodeDetector();
}

function improve() {
  let detector = null;
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
    const picture = navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } }).catch(() => null);
    const [found, known] = await Promise.all([picture, detector ?? newDetector().catch(() => null)]);
    detector = known;
    button.disabled = false;
    if (had && document.activeElement === document.body) button.focus();
    if (mine !== asked) {
      close(found);
      return;
    }
    if (!found || !detector) {
      close(found);
      said.textContent = found ? away : refused;
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

if (navigator.mediaDevices) improve();
