; What the installer for Windows does besides copying files. electron-builder calls these macros by name.
;
; Others on the network reach a space that is hosted here. Without rules of its own, Windows asks for them in the middle
; of the first conversation, and its "Cancel" makes a rule that blocks Parley on every later start.

; The full path: a netsh.exe beside the installer must not be run as administrator.
!define NETSH '"$SYSDIR\netsh.exe" advfirewall firewall'
!define PARLEY_PROGRAM '"$INSTDIR\${APP_EXECUTABLE_FILENAME}"'

; Every rule for this program, those of a "Cancel" too.
!macro removeFirewallRules
  nsExec::Exec '${NETSH} delete rule name=all program=${PARLEY_PROGRAM}'
  Pop $0
!macroend

!macro customInstall
  !insertmacro removeFirewallRules
  nsExec::Exec '${NETSH} add rule name="${PRODUCT_NAME}" dir=in action=allow program=${PARLEY_PROGRAM} profile=any remoteip=localsubnet'
  Pop $0
  nsExec::Exec '${NETSH} add rule name="${PRODUCT_NAME}" dir=in action=allow program=${PARLEY_PROGRAM} profile=private,domain'
  Pop $0
!macroend

!macro customUnInstall
  !insertmacro removeFirewallRules
!macroend
