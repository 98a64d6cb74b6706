/* The sheet of what is taken along: the picture becomes a PNG in the browser, the text goes to the clipboard. */
"use strict";

const byId = (id) => document.getElementById(id);
const SHARP = 2;
const LARGEST = 16000; // pixels that a canvas bears in every browser

function tellCopied(done) {
  byId("copied").hidden = !done;
  byId("not-copied").hidden = done;
}

function copyText() {
  const field = byId("text");
  const byHand = () => { field.focus(); field.select(); tellCopied(document.execCommand("copy")); };
  if (navigator.clipboard) {
    navigator.clipboard.writeText(field.value).then(() => tellCopied(true), byHand);
  } else {
    byHand();
  }
}

function savePicture() {
  const drawing = byId("picture").querySelector("svg");
  const wide = drawing.viewBox.baseVal.width;
  const high = drawing.viewBox.baseVal.height;
  const scale = Math.min(SHARP, LARGEST / Math.max(wide, high));
  const source = new Blob([new XMLSerializer().serializeToString(drawing)], { type: "image/svg+xml" });
  const address = URL.createObjectURL(source);
  const image = new Image();
  image.onload = () => {
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(wide * scale);
    canvas.height = Math.round(high * scale);
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    URL.revokeObjectURL(address);
    canvas.toBlob((picture) => {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(picture);
      link.download = byId("save").dataset.name;
      link.click();
      URL.revokeObjectURL(link.href);
    }, "image/png");
  };
  image.src = address;
}

const ACTS = { print: () => window.print(), save: savePicture, copy: copyText };
for (const [id, act] of Object.entries(ACTS)) {
  byId(id).hidden = false;
  byId(id).addEventListener("click", act);
}
