//! `justarch draw --against` where it draws a picture: the changes from an earlier version, or a wave of the roadmap.

use justarch::draw::{Drawing, Scene};
use justarch::{Diff, Document, Roadmap, Severity, bilingual};

use crate::commands::roadmap::no_state;
use crate::document;
use crate::draw_args::DrawArgs;
use crate::fault::Fault;
use crate::output::Output;
use crate::settings;
use crate::unused::Reader;
use crate::whole;

/// The picture of the step from the earlier version to the file.
pub(crate) fn scene(
    drawing: &Drawing,
    old: &str,
    new: &Document,
    args: &DrawArgs,
    out: &Output,
) -> Result<Scene, Fault> {
    if old == "-" && args.file == "-" {
        return Err(Fault::new(bilingual!(
            "chỉ một trong hai phiên bản được đọc từ đầu vào chuẩn",
            "only one of the two versions can come from the standard input"
        )));
    }
    let old_input = old;
    let old = document::read(old_input, None)?;
    let inputs = [(&old, old_input), (new, args.file.as_str())];
    if args.public || args.wave.is_some() {
        // What was not read may be secret, and a way that leaves it out is none.
        whole::all_read(&inputs)?;
    }
    if let Some(wave) = args.wave {
        let roadmap = Roadmap::plan(old.architecture(), new.architecture());
        let number = wave.checked_sub(1);
        let scene = number.and_then(|n| drawing.scene_of_wave(&roadmap, n).ok());
        return scene.ok_or_else(|| no_state(wave, &roadmap));
    }
    let errors = old.report().count(Severity::Error);
    if errors > 0 {
        let noun = if errors == 1 { "error" } else { "errors" };
        out.warning(&bilingual!(
            "`{old_input}` có {errors} lỗi khi đọc; chỉ phần đọc được được so sánh; xem `justarch check {old_input}`",
            "`{old_input}` has {errors} {noun}; only its good part is compared; see `justarch check {old_input}`"
        ));
    }
    let policy = settings::verdict(&args.file, None)?;
    let mut diff = Diff::between(old.architecture(), new.architecture());
    let about_policy = policy.apply(&mut diff, None);
    let reader = Reader::Diff { has_gate: false };
    let mut about_settings = settings::found(reader, &inputs, None, out)?.said;
    about_settings.extend(about_policy);
    out.aside(&about_settings);
    Ok(drawing.scene_against(&diff))
}
