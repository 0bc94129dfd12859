#!/bin/sh
# A menu of the library in a graphical session: what is chosen is on the clipboard as [@key].
# Bind it to a key of the desktop. $MENU is the menu: rofi (else), dmenu, wofi, fuzzel; $COPY what copies.
# With words, only what these find: menu.sh trafficking
set -eu
menu=${MENU:-rofi -dmenu -i -p cite}
if [ -z "${COPY:-}" ]; then
    if [ -n "${WAYLAND_DISPLAY:-}" ]; then COPY=wl-copy; else COPY='xclip -selection clipboard'; fi
fi
if [ $# -gt 0 ]; then set -- search -- "$*"; else set -- list; fi
key=$(protlib "$@" | $menu | cut -f 1)
[ -n "$key" ] || exit 0
printf '[@%s]' "$key" | $COPY
