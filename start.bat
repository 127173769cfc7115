@echo off
rem Double-click: finds a Python and lets start.py do the rest. Words behind it are handed on.
chcp 65001 >nul
where py >nul 2>nul
if not errorlevel 1 (
    py -3 "%~dp0start.py" %* || pause
    exit /b
)
where python >nul 2>nul
if not errorlevel 1 (
    python "%~dp0start.py" %* || pause
    exit /b
)
echo Python is not installed. Install Python 3.11 or newer from python.org and start again.
echo Python не установлен. Установите Python 3.11 или новее с python.org и запустите снова.
pause
exit /b 1
