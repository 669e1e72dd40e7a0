; The installer for Windows: for one user, without administrator. Made by makensis on any system.
;   VERSION   of the program, as 1.2.3
;   PROGRAM   folder of the frozen program
;   ICON      icon file
;   TARGET    the installer to be written
;   QUICK     if defined: large and soon made
Unicode true
ManifestDPIAware true
ManifestSupportedOS Win10
!ifdef QUICK
    SetCompress off
!else
    SetCompressor /SOLID lzma
    SetCompressorDictSize 64
!endif
RequestExecutionLevel user

!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!insertmacro GetParameters
!insertmacro GetOptions

!define NAME "案头"
!define PUBLISHER "Antou"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Antou"
!define TYPE "Antou.Pack"
; What holds this program's files; whatever else lies in the folder is not ours to remove.
!define PARTS "_internal"

Name "${NAME}"
OutFile "${TARGET}"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "Software\Antou" "Folder"
BrandingText "${NAME} ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=2052 "ProductName" "${NAME}"
VIAddVersionKey /LANG=2052 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "FileDescription" "${NAME}安装程序"
VIAddVersionKey /LANG=2052 "CompanyName" "${PUBLISHER}"
VIAddVersionKey /LANG=2052 "LegalCopyright" "MIT"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\antou.exe"
!define MUI_FINISHPAGE_RUN_TEXT "打开案头"
!insertmacro MUI_PAGE_WELCOME
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE CheckFolder
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"

Var Keep

; The folder that holds a running program cannot be written: a test that needs no rights.
!macro StopIfRunning UN
Function ${UN}StopIfRunning
    again:
    ${If} ${FileExists} "$INSTDIR\antou.exe"
        ClearErrors
        FileOpen $0 "$INSTDIR\antou.exe" a
        ${If} ${Errors}
            MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "案头正在运行，请先关闭它，然后重试。" /SD IDCANCEL IDRETRY again
            SetErrorLevel 2
            Quit
        ${EndIf}
        FileClose $0
    ${EndIf}
FunctionEnd
!macroend
!insertmacro StopIfRunning ""
!insertmacro StopIfRunning "un."

; The uninstaller removes the program's own parts by name: a folder with other things is refused.
Function CheckFolder
    ${If} ${FileExists} "$INSTDIR\*.*"
    ${AndIfNot} ${FileExists} "$INSTDIR\antou.exe"
        StrCpy $INSTDIR "$INSTDIR\${NAME}"
    ${EndIf}
FunctionEnd

Section "案头" Main
    Call StopIfRunning
    ; An upgrade: nothing of the older program stays. The user's data lies elsewhere.
    RMDir /r "$INSTDIR\${PARTS}"
    SetOutPath "$INSTDIR"
    File /r "${PROGRAM}/*.*"
    WriteUninstaller "$INSTDIR\uninstall.exe"

    CreateDirectory "$SMPROGRAMS\${NAME}"
    CreateShortcut "$SMPROGRAMS\${NAME}\${NAME}.lnk" "$INSTDIR\antou.exe"
    CreateShortcut "$SMPROGRAMS\${NAME}\卸载${NAME}.lnk" "$INSTDIR\uninstall.exe"

    WriteRegStr HKCU "Software\Antou" "Folder" "$INSTDIR"
    WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${NAME}"
    WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
    WriteRegStr HKCU "${UNINSTALL}" "Publisher" "${PUBLISHER}"
    WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\antou.exe"
    WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
    WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
    WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
    WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
    WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
    ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
    WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" $0

    WriteRegStr HKCU "Software\Classes\.antoupack" "" "${TYPE}"
    WriteRegStr HKCU "Software\Classes\${TYPE}" "" "案头资源包"
    WriteRegStr HKCU "Software\Classes\${TYPE}\DefaultIcon" "" "$INSTDIR\antou.exe,0"
    WriteRegStr HKCU "Software\Classes\${TYPE}\shell\open\command" "" '"$INSTDIR\antou.exe" open "%1"'
    System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

Section "Uninstall"
    Call un.StopIfRunning
    ; Silently the notes are kept, unless /DELETEDATA says otherwise.
    StrCpy $Keep 1
    ${GetParameters} $0
    ClearErrors
    ${GetOptions} $0 "/DELETEDATA" $1
    ${IfNot} ${Errors}
        StrCpy $Keep 0
    ${EndIf}
    ${If} ${FileExists} "$LOCALAPPDATA\antou\*.*"
    ${AndIfNot} ${Silent}
        MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON1 "是否保留您的批注、摘编和添加的文件？$\r$\n$\r$\n保留后重新安装即可继续使用；选“否”将永久删除。" IDYES keep
        StrCpy $Keep 0
        keep:
    ${EndIf}

    RMDir /r "$INSTDIR\${PARTS}"
    Delete "$INSTDIR\antou.exe"
    Delete "$INSTDIR\antou-cli.exe"
    Delete "$INSTDIR\uninstall.exe"
    RMDir "$INSTDIR"
    Delete "$SMPROGRAMS\${NAME}\${NAME}.lnk"
    Delete "$SMPROGRAMS\${NAME}\卸载${NAME}.lnk"
    RMDir "$SMPROGRAMS\${NAME}"
    DeleteRegKey HKCU "${UNINSTALL}"
    DeleteRegKey HKCU "Software\Antou"
    DeleteRegKey HKCU "Software\Classes\${TYPE}"
    ReadRegStr $0 HKCU "Software\Classes\.antoupack" ""
    ${If} $0 == "${TYPE}"
        DeleteRegKey HKCU "Software\Classes\.antoupack"
    ${EndIf}
    ${If} $Keep == 0
        RMDir /r "$LOCALAPPDATA\antou"
    ${EndIf}
    System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd
