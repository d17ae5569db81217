package kathara.shell.drawing;

/** A page with the picture, which can be made larger with the wheel and moved with the mouse. */
final class Html {
    private Html() {}

    static String of(Picture picture) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width">
                <meta name="color-scheme" content="light dark">
                <style>
                html, body { margin: 0; height: 100%; background: Canvas; }
                body > svg { width: 100%; height: 100%; cursor: grab; touch-action: none; }
                @media print { body > svg { height: auto; } }
                </style>
                </head>
                <body>
                """ + SvgCanvas.of(picture) + """

                <script>
                const svg = document.querySelector("svg"), box = svg.viewBox.baseVal;
                const whole = [box.x, box.y, box.width, box.height];
                document.title = svg.querySelector("title").textContent;
                svg.addEventListener("wheel", event => {
                  event.preventDefault();
                  const by = Math.exp(event.deltaY / 500), at = new DOMPoint(event.clientX, event.clientY)
                    .matrixTransform(svg.getScreenCTM().inverse());
                  box.x = at.x - (at.x - box.x) * by; box.y = at.y - (at.y - box.y) * by;
                  box.width *= by; box.height *= by;
                }, { passive: false });
                svg.addEventListener("pointermove", event => {
                  if (!event.buttons) return;
                  const scale = svg.getScreenCTM().a;
                  box.x -= event.movementX / scale; box.y -= event.movementY / scale;
                });
                svg.addEventListener("dblclick", () => [box.x, box.y, box.width, box.height] = whole);
                addEventListener("beforeprint", () => [box.x, box.y, box.width, box.height] = whole);
                </script>
                </body>
                </html>
                """;
    }
}
