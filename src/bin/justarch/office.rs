//! Word files as PDF: LibreOffice lays them out, where it is installed.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use justarch::Text;
use tempfile::TempDir;

use crate::fault::{Fault, of_io};
use crate::leftovers::PREFIX;

/// Where the program is, besides on the path.
const PROGRAMS: &[&str] = &[
    "soffice",
    "libreoffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
];
/// Long documents take seconds; one that takes as long as this has stopped.
const LONGEST: Duration = Duration::from_secs(300);
const PAUSE: Duration = Duration::from_millis(50);

/// A Word file as PDF. In a folder and with settings of its own, so that one that is open on the screen is not asked.
pub(crate) fn pdf(word: &[u8]) -> Result<Vec<u8>, Fault> {
    let failed = |error: std::io::Error| Fault::new(of_io(&error));
    let folder = tempfile::Builder::new().prefix(PREFIX).tempdir();
    let folder = folder.map_err(failed)?;
    let source = folder.path().join("document.docx");
    fs::write(&source, word).map_err(failed)?;
    run(&folder, &source)?;
    fs::read(folder.path().join("document.pdf")).map_err(|_| not_made())
}

fn run(folder: &TempDir, source: &Path) -> Result<(), Fault> {
    let settings = folder.path().join("settings");
    let settings = settings.to_string_lossy().replace('\\', "/");
    let root = if settings.starts_with('/') { "" } else { "/" };
    for program in PROGRAMS {
        let mut command = Command::new(program);
        command
            .arg(format!("-env:UserInstallation=file://{root}{settings}"))
            .args(["--headless", "--convert-to", "pdf", "--outdir"])
            .arg(folder.path())
            .arg(source)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let mut child = match command.spawn() {
            Ok(child) => child,
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            Err(error) => return Err(Fault::new(of_io(&error)).within(program)),
        };
        let begun = Instant::now();
        loop {
            match child.try_wait() {
                Ok(Some(_)) => return Ok(()),
                Ok(None) if begun.elapsed() < LONGEST => thread::sleep(PAUSE),
                Ok(None) | Err(_) => {
                    let _ = child.kill();
                    let _ = child.wait();
                    return Err(not_made());
                }
            }
        }
    }
    Err(Fault::with_help(
        Text::fixed(
            "không tìm thấy LibreOffice để dàn trang tệp PDF",
            "LibreOffice, which lays out the PDF, is not found",
        ),
        Text::fixed(
            "cài LibreOffice rồi chạy lại, hoặc ghi tệp .docx, mở bằng Word và lưu thành PDF",
            "install LibreOffice and run it again, or write a .docx, open it in Word and save it as PDF",
        ),
    ))
}

fn not_made() -> Fault {
    Fault::with_help(
        Text::fixed(
            "LibreOffice không tạo được tệp PDF",
            "LibreOffice has not made the PDF",
        ),
        Text::fixed(
            "ghi tệp .docx, mở bằng Word hoặc LibreOffice rồi lưu thành PDF",
            "write a .docx, open it in Word or LibreOffice, and save it as PDF",
        ),
    )
}
