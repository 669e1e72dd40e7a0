; The installer for Windows: for one user, without administrator. Made by makensis on any system.
;   VERSION   of the program, as 1.2.3
;   PROGRAM   folder of the frozen program
;   ICON      icon file
;   SIDE      picture for the left of the first and last page
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

!define ERROR_ALREADY_EXISTS 183
!define NAME "案头"
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
VIAddVersionKey /LANG=2052 "CompanyName" "${NAME}"
VIAddVersionKey /LANG=2052 "LegalCopyright" "MIT"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_WELCOMEPAGE_TITLE "安装${NAME}"
!define MUI_WELCOMEPAGE_TEXT "${NAME} ${VERSION} 将安装到当前用户的文件夹，不需要管理员，也不需要网络。$\r$\n$\r$\n已经安装过的，会升级到这个版本；批注、摘编和添加的文件另外存放，不受影响。$\r$\n$\r$\n$_CLICK"
!define MUI_FINISHPAGE_TITLE "${NAME}已经装好"
!define MUI_FINISHPAGE_TEXT "以后可从开始菜单打开${NAME}。"
!define MUI_FINISHPAGE_RUN "$INSTDIR\antou.exe"
!define MUI_FINISHPAGE_RUN_TEXT "打开案头"
!insertmacro MUI_PAGE_WELCOME
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE CheckFolder
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!define MUI_UNCONFIRMPAGE_TEXT_TOP "程序将从这台电脑上卸载。批注、摘编和添加的文件是否保留，接着会询问。"
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"

Var Keep

; A program that runs cannot be opened for writing: a test that needs no rights.
!macro StopIfRunning UN
Function ${UN}StopIfRunning
    StrCpy $1 "$INSTDIR\antou.exe"
    Call ${UN}StopIfInUse
    StrCpy $1 "$INSTDIR\antou-cli.exe"
    Call ${UN}StopIfInUse
FunctionEnd

; Looks at the program $1.
Function ${UN}StopIfInUse
    again:
    ${If} ${FileExists} "$1"
        ClearErrors
        FileOpen $0 "$1" a
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

; A second double click while the first installer is still unpacking itself.
Function .onInit
    System::Call 'kernel32::CreateMutex(p 0, i 0, t "AntouSetup") ?e'
    Pop $0
    ${If} $0 = ${ERROR_ALREADY_EXISTS}
        MessageBox MB_OK|MB_ICONINFORMATION "案头的安装程序已经打开。" /SD IDOK
        SetErrorLevel 2
        Quit
    ${EndIf}
FunctionEnd

; The uninstaller removes the program's own parts by name: a folder with other things is refused.
Function CheckFolder
    ${If} ${FileExists} "$INSTDIR\*.*"
    ${AndIfNot} ${FileExists} "$INSTDIR\antou.exe"
        StrCpy $INSTDIR "$INSTDIR\${NAME}"
    ${EndIf}
    ClearErrors
    CreateDirectory "$INSTDIR"
    GetTempFileName $0 "$INSTDIR"
    ${If} ${Errors}
        MessageBox MB_OK|MB_ICONEXCLAMATION "无法写入这个文件夹：$\r$\n$INSTDIR$\r$\n$\r$\n请选择当前用户的文件夹。"
        Abort
    ${EndIf}
    Delete $0
FunctionEnd

; Only one copy is known to Windows: installed elsewhere before, it goes, without the user's data.
Function RemoveCopyElsewhere
    ReadRegStr $2 HKCU "Software\Antou" "Folder"
    ${If} $2 != ""
    ${AndIf} $2 != $INSTDIR
    ${AndIf} ${FileExists} "$2\uninstall.exe"
        StrCpy $1 "$2\antou.exe"
        Call StopIfInUse
        StrCpy $1 "$2\antou-cli.exe"
        Call StopIfInUse
        ExecWait '"$2\uninstall.exe" /S _?=$2' $0
        ${If} $0 = 0
            Delete "$2\uninstall.exe"
            RMDir "$2"
        ${EndIf}
    ${EndIf}
FunctionEnd

Section "案头" Main
    Call StopIfRunning
    Call RemoveCopyElsewhere
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
    WriteRegStr HKCU "${UNINSTALL}" "Publisher" "${NAME}"
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
        MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON1 "是否保留批注、摘编和添加的文件？$\r$\n$\r$\n选“是”，重新安装后可以继续使用；选“否”，将永久删除，无法恢复。" IDYES keep
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
