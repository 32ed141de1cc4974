; Lets others on the network reach a space that is hosted here. Without these rules Windows asks in the middle of the
; first conversation, and a hurried "Cancel" hides every space on this computer for good.
!macro forgetFirewallRules
  nsExec::Exec 'netsh advfirewall firewall delete rule name="${PRODUCT_NAME}"'
  Pop $0
!macroend

!macro customInstall
  !insertmacro forgetFirewallRules
  nsExec::Exec 'netsh advfirewall firewall add rule name="${PRODUCT_NAME}" dir=in action=allow program="$INSTDIR\${APP_EXECUTABLE_FILENAME}" profile=any remoteip=localsubnet'
  Pop $0
  nsExec::Exec 'netsh advfirewall firewall add rule name="${PRODUCT_NAME}" dir=in action=allow program="$INSTDIR\${APP_EXECUTABLE_FILENAME}" profile=private,domain'
  Pop $0
!macroend

!macro customUnInstall
  !insertmacro forgetFirewallRules
!macroend
