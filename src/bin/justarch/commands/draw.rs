//! `justarch draw`.

use std::path::{Path, PathBuf};

use justarch::draw::{Drawing, Page, Scene, TextForm};
use justarch::{Lang, Severity, bilingual};

use crate::Outcome;
use crate::args::{AnyFormat, Asked};
use crate::document;
use crate::draw_against;
pub(crate) use crate::draw_args::DrawArgs as Args;
use crate::draw_args::{TextArg, ThemeArg};
use crate::draw_part;
use crate::draw_text::{self, Form};
use crate::fault::Fault;
use crate::file::{self, Existing};
use crate::help_words::Words;
use crate::named::cut;
use crate::output::Output;
use crate::whole;

/// Pixels to an inch.
const DPI: u16 = 200;

/// What a picture is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    Text(Form),
    Svg,
    Png,
    Pdf,
}

/// The Vietnamese of its help.
pub(crate) const VIETNAMESE: Words = &[
    (
        "",
        "Vẽ sơ đồ tổng thể dạng SVG, PNG hoặc PDF, lập trang để tra cứu, rà soát hoặc sơ đồ cho công cụ khác",
    ),
    (
        ".output",
        "Tệp hình; đuôi tệp cho biết dạng: .svg, .png, .pdf; .html là trang để tra cứu; .dot, .mmd, .puml, .drawio cho công cụ khác. Hình SVG hay PNG nhiều trang được ghi thành nhiều tệp. Không nêu thì in một trang dạng SVG",
    ),
    (".bands", "Theo cách chia dải nào: seven, 3090 hoặc 224"),
    (".size", "Khổ giấy; không nêu thì trang lớn bằng hình"),
    (".portrait", "Giấy đặt dọc"),
    (".landscape", "Giấy đặt ngang, như mặc định"),
    (".fit", "Dồn tất cả vào một trang, dù chữ nhỏ đến đâu"),
    (".text", "Cách ghi chữ trong SVG; mặc định là dạng chữ"),
    (".text=text", "dạng chữ, tìm và sao chép được"),
    (
        ".text=paths",
        "dạng nét vẽ, cho chương trình không có phông chữ",
    ),
    (".theme", "Bộ màu; mặc định là nền sáng"),
    (".theme=light", "nền sáng"),
    (".theme=dark", "nền tối"),
    (".theme=grey", "thang xám, để in đen trắng"),
    (".dpi", "Số điểm ảnh mỗi inch của PNG; mặc định là 200"),
    (
        ".relations",
        "Vẽ quan hệ thành đường nối: `layers` gộp thành một đường từ dải này tới dải khác kèm số lượng, `all` vẽ tất cả, loại quan hệ như exchanges, hoặc định danh thành phần để vẽ quan hệ của thành phần đó. Nêu cả loại và định danh thì vẽ quan hệ thỏa cả hai",
    ),
    (
        ".layer",
        "Chỉ lớp này, theo tên mục trong tệp, như applications",
    ),
    (
        ".around",
        "Chỉ các thành phần này và những gì liên hệ với chúng theo cả hai chiều, kèm nền tảng mà kết nối đi qua",
    ),
    (
        ".depth",
        "Phạm vi liên hệ xa nhất, tính bằng số quan hệ; mặc định là 1",
    ),
    (
        ".owner",
        "Chỉ thành phần do tổ chức này hoặc đơn vị trực thuộc làm chủ quản",
    ),
    (
        ".from_to",
        "Chỉ những gì nằm trên các đường phụ thuộc giữa hai thành phần",
    ),
    (
        ".exchanges",
        "Chỉ các kết nối trao đổi dữ liệu: mỗi cơ quan một cột, nền tảng ở giữa, tuyến của từng kết nối",
    ),
    (
        ".against",
        "Kèm các thay đổi so với phiên bản này: đánh dấu và liệt kê trong hình, trong trang để rà soát hoặc trong sơ đồ dạng văn bản",
    ),
    (
        ".wave",
        "Trạng thái sau đợt này của lộ trình, đánh số từ 1, có đánh dấu việc của đợt; chỉ dùng cho hình",
    ),
    (
        ".public",
        "Lược những gì thuộc bí mật nhà nước và cho biết số lượng",
    ),
];

pub(crate) fn run(args: &Args, asked: &Asked, out: &mut Output) -> Result<Outcome, Fault> {
    if asked.format != AnyFormat::Human {
        return Err(Fault::new(bilingual!(
            "`draw` không nhận `--format`; dạng của hình theo đuôi tệp nêu ở `-o`: .svg, .png, .pdf",
            "`draw` takes no `--format`; the ending of the file after `-o` says of what sort the picture is: .svg, .png, .pdf"
        )));
    }
    let sort = args.output.as_deref().map_or(Ok(Sort::Svg), sort)?;
    if args.text == Some(TextArg::Paths) && matches!(sort, Sort::Png | Sort::Pdf) {
        return Err(Fault::new(bilingual!(
            "`--text` chỉ dùng cho SVG; PNG và PDF luôn mang phông chữ của mình",
            "`--text` is for SVG only; PNG and PDF always bring their font along"
        )));
    }
    if args.dpi.is_some() && matches!(sort, Sort::Svg | Sort::Pdf) {
        return Err(Fault::new(bilingual!(
            "`--dpi` chỉ dùng cho PNG; SVG và PDF là hình vectơ, nét ở mọi cỡ",
            "`--dpi` is for PNG only; SVG and PDF are vectors, sharp at any size"
        )));
    }
    if let (Sort::Text(_), Some(path)) = (sort, &args.output) {
        let ending = path.extension().unwrap_or_default().to_string_lossy();
        draw_part::refuse_for_text(args, &ending.to_ascii_lowercase())?;
    }
    let cut = cut(args.bands.as_deref())?;
    let document = document::read(&args.file, None)?;
    if args.public {
        // What was not read may be secret.
        whole::all_read(&[(&document, args.file.as_str())])?;
    }
    let errors = document.report().count(Severity::Error);
    if errors > 0 {
        let file = &args.file;
        let noun = if errors == 1 { "error" } else { "errors" };
        out.warning(&bilingual!(
            "`{file}` có {errors} lỗi khi đọc; hình chỉ có phần đọc được; xem `justarch check {file}`",
            "`{file}` has {errors} {noun}; the picture shows its good part only; see `justarch check {file}`"
        ));
    }
    if let Sort::Text(form) = sort {
        if args.wave.is_some() {
            return Err(Fault::new(bilingual!(
                "`--wave` chỉ dùng cho hình .svg, .png hoặc .pdf",
                "`--wave` is for pictures only: .svg, .png or .pdf"
            )));
        }
        let path = args.output.as_deref().unwrap_or_else(|| Path::new(""));
        return draw_text::run(form, path, &document, args, cut, out);
    }
    let mut drawing = Drawing::new(out.lang()).theme(args.theme.unwrap_or(ThemeArg::Light).into());
    if let Some(cut) = cut {
        drawing = drawing.bands(cut);
    }
    if let Some((paper, orientation)) = args.paper() {
        drawing = drawing.paper(paper, orientation);
    }
    if args.fit {
        drawing = drawing.fit();
    }
    if args.public {
        drawing = drawing.public();
    }
    let scene = if let Some(old) = args.against.as_deref() {
        draw_part::not_with_changes(args)?;
        draw_against::scene(&drawing, old, &document, args, out)?
    } else {
        let drawing = draw_part::part(drawing, args, document.architecture())?;
        drawing.scene(document.architecture())
    };
    let files = files(&scene, args, sort)?;
    match &args.output {
        None => {
            for (_, bytes) in &files {
                out.text(&String::from_utf8_lossy(bytes));
            }
        }
        Some(_) => {
            for (path, bytes) in &files {
                let written = file::write(path, bytes, Existing::Replace);
                written.map_err(|why| Fault::unwritten(path, &why))?;
            }
        }
    }
    tell(&scene, &files, args, out);
    Ok(Outcome::Clean)
}

/// What the ending of a file asks for.
fn sort(path: &Path) -> Result<Sort, Fault> {
    let ending = path.extension().and_then(|ending| ending.to_str());
    let ending = ending.map(str::to_ascii_lowercase);
    if let Some(form) = ending.as_deref().and_then(Form::of) {
        return Ok(Sort::Text(form));
    }
    match ending.as_deref() {
        Some("svg") => Ok(Sort::Svg),
        Some("png") => Ok(Sort::Png),
        Some("pdf") => Ok(Sort::Pdf),
        _ => {
            let shown = path.display();
            Err(Fault::new(bilingual!(
                "không rõ dạng của `{shown}`; đuôi tệp phải là .svg, .png, .pdf, .html, .dot, .mmd, .puml hoặc .drawio",
                "of what sort `{shown}` is to be is not known; the file has to end in .svg, .png, .pdf, .html, .dot, .mmd, .puml or .drawio"
            )))
        }
    }
}

/// The files to be written, with their names.
fn files(scene: &Scene, args: &Args, sort: Sort) -> Result<Vec<(PathBuf, Vec<u8>)>, Fault> {
    let named = args.output.clone().unwrap_or_default();
    let of = |page: &Page| -> Result<Vec<u8>, Fault> {
        match sort {
            Sort::Png => scene
                .png(page, args.dpi.unwrap_or(DPI))
                .map_err(|error| refused(&error)),
            Sort::Svg | Sort::Pdf | Sort::Text(_) => {
                let form: TextForm = args.text.unwrap_or(TextArg::Text).into();
                Ok(scene.svg(page, form).into_bytes())
            }
        }
    };
    if sort == Sort::Pdf {
        let bytes = scene.pdf().map_err(|error| refused(&error))?;
        return Ok(vec![(named, bytes)]);
    }
    let count = scene.pages.len();
    if count > 1 && args.output.is_none() {
        return Err(Fault::with_help(
            bilingual!(
                "hình có {count} trang, không in ra được như một tệp SVG",
                "the picture has {count} pages and cannot be printed as one SVG"
            ),
            bilingual!(
                "nêu tệp bằng `-o`, hoặc dồn vào một trang bằng `--fit`",
                "name a file with `-o`, or put all on one page with `--fit`"
            ),
        ));
    }
    let pages = scene.pages.iter();
    pages
        .map(|page| {
            let path = if count > 1 {
                numbered(&named, page.number, count)
            } else {
                named.clone()
            };
            Ok((path, of(page)?))
        })
        .collect()
}

/// The name of the file of one page, so that files are in the order of pages.
fn numbered(path: &Path, page: usize, of: usize) -> PathBuf {
    let digits = of.to_string().len();
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!("{stem}-{page:0digits$}.{ending}"))
}

/// Says what was written, on how many pages and why.
fn tell(scene: &Scene, files: &[(PathBuf, Vec<u8>)], args: &Args, out: &Output) {
    let count = scene.pages.len();
    let size = written(scene.smallest_text);
    let (vi, en) = (decimal(&size, Lang::Vi), decimal(&size, Lang::En));
    if count > 1 {
        let elements = scene.boxes().count();
        let lists = scene.pages.iter().filter(|page| page.changes.is_some());
        let lists = lists.count();
        let drawn = count.saturating_sub(lists);
        let why = if drawn == 1 {
            bilingual!(
                "một trang hình và {lists} trang danh mục thay đổi",
                "one with the picture and {lists} with the list of changes"
            )
        } else if args.size.is_some() {
            bilingual!(
                "một trang không đủ chỗ cho {elements} thành phần với cỡ chữ từ 6,5 điểm",
                "one page has no room for {elements} elements with text of 6.5 points or more"
            )
        } else {
            bilingual!(
                "{elements} thành phần là quá nhiều cho một trang",
                "{elements} elements are too many for one page"
            )
        };
        let (why_vi, why_en) = (why.get(Lang::Vi), why.get(Lang::En));
        let (also_vi, also_en) = if lists > 0 && drawn > 1 {
            (
                format!("; danh mục thay đổi: {lists} trang"),
                format!("; pages with the list of changes: {lists}"),
            )
        } else {
            (String::new(), String::new())
        };
        out.note(&bilingual!(
            "hình gồm {count} trang: {why_vi}{also_vi}; dồn vào một trang bằng `--fit`",
            "the picture has {count} pages: {why_en}{also_en}; `--fit` puts all on one"
        ));
    }
    if args.output.is_some() {
        for (path, _) in files {
            let path = path.display();
            out.note(&bilingual!(
                "Đã ghi {path} (cỡ chữ nhỏ nhất {vi} điểm)",
                "Written: {path} (smallest text {en} points)"
            ));
        }
    }
    if let Some(text) = scene.relations.as_ref().and_then(draw_part::undrawn) {
        out.note(&text);
    }
    let withheld = scene.withheld;
    if args.public {
        let (elements, relations) = (withheld.elements, withheld.relations);
        out.note(&bilingual!(
            "đã lược {elements} thành phần và {relations} quan hệ thuộc bí mật nhà nước",
            "left out for state secrets: {elements} elements and {relations} relations"
        ));
        let changes = scene.changes.map_or(0, |changes| changes.withheld);
        if changes > 0 {
            out.note(&bilingual!(
                "đã lược {changes} thay đổi liên quan đến bí mật nhà nước",
                "left out for state secrets: {changes} changes"
            ));
        }
    }
}

/// A size with one decimal.
fn written(size: f64) -> String {
    format!("{size:.1}")
}

fn decimal(size: &str, lang: Lang) -> String {
    match lang {
        Lang::Vi => size.replace('.', ","),
        Lang::En => size.to_owned(),
    }
}

fn refused(error: &justarch::Error) -> Fault {
    Fault::new(error.text().clone())
}
