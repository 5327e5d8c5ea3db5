#!/bin/bash
# A desktop of its own for one command: a screen without a monitor, a session bus, a window manager, a notification
# daemon and a panel with a tray. Nothing of it touches the user's own session, files or settings.
#
#   tests/desktop.sh cargo xtask run -- --data-dir /tmp/try      see the program there
#   tests/desktop.sh sh -c 'target/debug/storewarden & sleep 5; import -window root shot.png; kill $!'
#
# STOREWARDEN_SCREEN=1100x700 sets the size of the screen (1440x900). STOREWARDEN_DAEMON=none leaves notifications to the
# command, which must own their name before anybody notifies, or the bus starts a daemon. The command finds DISPLAY, the
# bus and empty XDG_* folders in its environment; all of it ends with the command, whose exit code is handed on.
set -eu

if [ $# -eq 0 ]; then sed -n '2,10s/^# \{0,1\}//p' "$0"; exit 2; fi

# What a build needs of the real HOME.
export CARGO_HOME="${CARGO_HOME:-$HOME/.cargo}" RUSTUP_HOME="${RUSTUP_HOME:-$HOME/.rustup}"
export npm_config_cache="${npm_config_cache:-$HOME/.npm}"

# Whoever starts the desktop from outside (tests/src/desktop.rs) names its folder, to find "ready" in it.
place="${STOREWARDEN_DESKTOP:-$(mktemp -d "${TMPDIR:-/tmp}/storewarden-desktop.XXXXXX")}"
mkdir -m 700 "$place/run" "$place/home"
mkdir -p "$place/config/xfce4/xfconf/xfce-perchannel-xml" "$place/config/dunst" "$place/data" "$place/cache"
# Before the bus: what the bus starts inherits the environment it had then.
export HOME="$place/home" XDG_RUNTIME_DIR="$place/run" STOREWARDEN_DESKTOP="$place"
export XDG_CONFIG_HOME="$place/config" XDG_DATA_HOME="$place/data" XDG_CACHE_HOME="$place/cache"
unset DISPLAY WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS
export LANG="${STOREWARDEN_LANG:-C.UTF-8}" NO_AT_BRIDGE=1 GDK_BACKEND=x11 GTK_USE_PORTAL=0 WEBKIT_DISABLE_DMABUF_RENDERER=1
unset LC_ALL

screen="${STOREWARDEN_SCREEN:-1440x900}"
width=${screen%x*} height=${screen#*x}
cat > "$XDG_CONFIG_HOME/xfce4/xfconf/xfce-perchannel-xml/xfce4-panel.xml" <<XML
<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0">
  <property name="configver" type="int" value="2"/>
  <property name="panels" type="array">
    <value type="int" value="1"/>
    <property name="panel-1" type="empty">
      <property name="position" type="string" value="p=8;x=$((width / 2));y=$((height - 14))"/>
      <property name="length" type="uint" value="100"/>
      <property name="size" type="uint" value="28"/>
      <property name="position-locked" type="bool" value="true"/>
      <property name="plugin-ids" type="array">
        <value type="int" value="1"/>
        <value type="int" value="2"/>
      </property>
    </property>
  </property>
  <property name="plugins" type="empty">
    <property name="plugin-1" type="string" value="tasklist"/>
    <property name="plugin-2" type="string" value="systray">
      <property name="square-icons" type="bool" value="true"/>
    </property>
  </property>
</channel>
XML
cat > "$XDG_CONFIG_HOME/dunst/dunstrc" <<INI
[global]
width = (320, 420)
height = 220
origin = top-right
offset = 16x16
font = Noto Sans CJK SC 11
history_length = 100
mouse_left_click = do_action, close_current
frame_width = 1
INI

# The inner half runs on the bus. Its children are ended by their numbers, whatever the command did.
inner='
children=
end() { for child in $children; do kill "$child" 2>/dev/null || true; done; wait 2>/dev/null || true; }
trap end EXIT
log="$STOREWARDEN_DESKTOP/desktop.log"
mkfifo "$STOREWARDEN_DESKTOP/display"
Xvfb -displayfd 6 -screen 0 "$1x24" -nolisten tcp 6>"$STOREWARDEN_DESKTOP/display" 2>>"$log" & children="$children $!"
read -r number < "$STOREWARDEN_DESKTOP/display"
export DISPLAY=":$number"
dbus-update-activation-environment DISPLAY
openbox >>"$log" 2>&1 & children="$children $!"
names="org.kde.StatusNotifierWatcher"
if [ "${STOREWARDEN_DAEMON:-dunst}" = dunst ]; then
  names="org.freedesktop.Notifications $names"
  dunst >>"$log" 2>&1 & children="$children $!"
  echo $! > "$STOREWARDEN_DESKTOP/dunst.pid"
fi
xfce4-panel --disable-wm-check >>"$log" 2>&1 & children="$children $!"
owned() {
  dbus-send --session --print-reply --dest=org.freedesktop.DBus / org.freedesktop.DBus.NameHasOwner string:"$1" 2>/dev/null | grep -q "boolean true"
}
for name in $names; do
  tries=0
  until owned "$name"; do
    tries=$((tries + 1))
    if [ $tries -gt 150 ]; then echo "desktop: nobody owns $name after 15 s"; cat "$log"; exit 3; fi >&7
    sleep 0.1
  done
done
shift
# A file that says the desktop stands, for those who started it from outside.
env -0 > "$STOREWARDEN_DESKTOP/ready.part" && mv "$STOREWARDEN_DESKTOP/ready.part" "$STOREWARDEN_DESKTOP/ready"
"$@" 2>&7 7>&-
'
code=0
# The bus and what it starts talk into the log; the command keeps the terminal.
dbus-run-session -- bash -c "$inner" desktop "$screen" "$@" 7>&2 2>>"$place/desktop.log" || code=$?
# What the bus had started may still be writing its last file.
for _ in 1 2 3; do rm -rf "$place" 2>/dev/null && break; sleep 0.2; done
exit $code
