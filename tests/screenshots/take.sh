#!/bin/sh
# Pictures of what `qingdan check` draws for the published summary: 80 and 120 columns, light and dark, both languages.
# Needs aha, chromium, DejaVu Sans Mono and Noto Sans Mono CJK (made as wide as two letters). The folder is the only argument.
set -eu
here=$(cd "$(dirname "$0")/../.." && pwd)
to=${1:?a folder for the pictures}
mkdir -p "$to"
for case in automotive civil-aviation retail ai-training; do
  for columns in 80 120; do
    for language in en zh; do
      cd "$here/tests/published-summary/$case"
      CLICOLOR_FORCE=1 COLUMNS=$columns "$here/target/debug/qingdan" check list.qd --messages $language > "$to/text" || true
      for look in light dark; do
        name=$to/$case-$columns-$language-$look
        if [ $look = dark ]; then aha --black -f "$to/text" > "$name.html"; else aha -f "$to/text" > "$name.html"; fi
        sed -i "s|</head>|<style>@font-face{font-family:Zh;src:local('Noto Sans Mono CJK SC');size-adjust:120.4%}pre{font-family:'DejaVu Sans Mono',Zh;font-size:13px}</style></head>|" "$name.html"
        chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --window-size=$((columns * 8 + 40)),1500 \
          --screenshot="$name.png" "file://$name.html" 2> "$to/log"
      done
    done
  done
done
rm -f "$to"/*.html "$to/text" "$to/log"
