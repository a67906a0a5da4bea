//! What `justarch draw` shows of a document: which part of it, and which relations.

use justarch::draw::{Drawing, Relations, Subgraph};
use justarch::{Architecture, ElementRef, Layer, RelationKind, Text};
use justarch::{bilingual, similar};

use crate::draw_args::DrawArgs;
use crate::element::element;
use crate::fault::Fault;

/// Where to look next for an element that went on under another id.
const SEE: Text = Text::fixed("draw TỆP --around", "draw FILE --around");

/// The drawing with the part and the relations that were asked for.
pub(crate) fn part(
    mut drawing: Drawing,
    args: &DrawArgs,
    arch: &Architecture,
) -> Result<Drawing, Fault> {
    for subgraph in subgraphs(args, arch)? {
        if !args.exchanges && shown(&subgraph, args, arch) == 0 {
            return Err(empty(&subgraph));
        }
        drawing = drawing.only(subgraph);
    }
    if !args.relations.is_empty() {
        drawing = drawing.relations(relations(&args.relations, arch)?);
    }
    Ok(drawing)
}

fn shown(subgraph: &Subgraph, args: &DrawArgs, arch: &Architecture) -> usize {
    if args.public {
        subgraph.public_elements(arch).len()
    } else {
        subgraph.elements(arch).len()
    }
}

fn subgraphs(args: &DrawArgs, arch: &Architecture) -> Result<Vec<Subgraph>, Fault> {
    let mut out = Vec::new();
    if let Some(word) = &args.layer {
        out.push(Subgraph::Layer(layer(word)?));
    }
    if !args.around.is_empty() {
        for id in &args.around {
            element(arch, id, &SEE)?;
        }
        let (ids, depth) = (args.around.clone(), args.depth.unwrap_or(1).into());
        out.push(Subgraph::Around { ids, depth });
    }
    if let Some(id) = &args.owner {
        organisation(arch, id)?;
        out.push(Subgraph::Owner(id.clone()));
    }
    if let [from, to] = args.from_to.as_slice() {
        for id in [from, to] {
            element(arch, id, &SEE)?;
        }
        let (from, to) = (from.clone(), to.clone());
        out.push(Subgraph::FromTo { from, to });
    }
    if args.exchanges {
        out.push(Subgraph::Exchanges);
    }
    Ok(out)
}

/// Says of a part that there is nothing in it.
fn empty(subgraph: &Subgraph) -> Fault {
    match subgraph {
        Subgraph::FromTo { from, to } => Fault::with_help(
            bilingual!(
                "`{from}` và `{to}` không phụ thuộc nhau qua bất kỳ đường nào",
                "neither of `{from}` and `{to}` depends on the other over any way"
            ),
            bilingual!(
                "xem những gì liên hệ với `{from}` bằng `--around {from}`",
                "`--around {from}` shows what is tied to `{from}`"
            ),
        ),
        _ => Fault::new(Text::fixed(
            "phần được chọn không có thành phần nào để vẽ",
            "the part that was chosen has no element to draw",
        )),
    }
}

fn layer(word: &str) -> Result<Layer, Fault> {
    Layer::from_section(word).ok_or_else(|| {
        let known = Layer::ALL.map(Layer::section);
        let all = known.join(", ");
        let text = bilingual!(
            "không có lớp `{word}`; các lớp: {all}",
            "there is no layer `{word}`; the layers are {all}"
        );
        Fault::or_similar(text, &similar(word, known))
    })
}

fn organisation(arch: &Architecture, id: &str) -> Result<(), Fault> {
    if arch.organisation(id).is_some() {
        return Ok(());
    }
    let text = bilingual!(
        "văn bản không có tổ chức `{id}`",
        "the document has no organisation `{id}`"
    );
    let known = arch.organisations().map(|one| one.key());
    Err(Fault::or_similar(text, &similar(id, known)))
}

/// `layers`, `all`, or any of ids and kinds.
fn relations(words: &[String], arch: &Architecture) -> Result<Relations, Fault> {
    let is = |word: &str| words.iter().any(|given| given == word);
    if words.len() > 1 && (is("layers") || is("all")) {
        return Err(Fault::new(Text::fixed(
            "`layers` và `all` đứng một mình sau `--relations`",
            "`layers` and `all` stand alone after `--relations`",
        )));
    }
    if is("layers") {
        return Ok(Relations::between_bands());
    }
    if is("all") {
        return Ok(Relations::all());
    }
    let mut kinds = Vec::new();
    let mut ids = Vec::new();
    for word in words {
        match RelationKind::from_key(word) {
            Some(kind) => kinds.push(kind),
            None => ids.push(named(word, arch)?),
        }
    }
    Ok(Relations::of_kinds(kinds).and_at(ids))
}

fn named<'w>(word: &'w str, arch: &Architecture) -> Result<&'w str, Fault> {
    if arch.element(word).is_some() {
        return Ok(word);
    }
    let kinds = RelationKind::ALL.map(RelationKind::key);
    let kinds = similar(word, kinds.into_iter().chain(["layers", "all"]));
    if kinds.is_empty() {
        element(arch, word, &SEE)?;
    }
    let ids = similar(word, arch.elements().map(ElementRef::id));
    let all: Vec<_> = kinds.into_iter().chain(ids).collect();
    let text = bilingual!(
        "`{word}` không phải là loại quan hệ, cũng không phải là thành phần của văn bản",
        "`{word}` is neither a kind of relation nor an element of the document"
    );
    Err(Fault::or_similar(text, &all))
}

/// The first option given that chooses relations or a part.
fn chosen(args: &DrawArgs) -> Option<&'static str> {
    let given = [
        ("--relations", !args.relations.is_empty()),
        ("--layer", args.layer.is_some()),
        ("--around", !args.around.is_empty()),
        ("--owner", args.owner.is_some()),
        ("--from-to", !args.from_to.is_empty()),
        ("--exchanges", args.exchanges),
    ];
    let given = given.into_iter().find(|(_, is_given)| *is_given);
    given.map(|(option, _)| option)
}

/// A picture of changes shows every element and no relation, so that no change is missed.
pub(crate) fn not_with_changes(args: &DrawArgs) -> Result<(), Fault> {
    let Some(option) = chosen(args) else {
        return Ok(());
    };
    Err(Fault::with_help(
        bilingual!(
            "`{option}` không đi cùng `--against`: hình các thay đổi thể hiện mọi thành phần, để không sót thay đổi nào",
            "`{option}` does not go with `--against`: a picture of changes shows every element, so that no change is missed"
        ),
        Text::fixed(
            "vẽ hai hình, mỗi hình dùng một tùy chọn",
            "draw two pictures, one with each option",
        ),
    ))
}

/// Refuses options that mean nothing where text is written.
pub(crate) fn refuse_for_text(args: &DrawArgs, ending: &str) -> Result<(), Fault> {
    let given = [
        ("--size", args.size.is_some()),
        ("--fit", args.fit),
        ("--text", args.text.is_some()),
        ("--theme", args.theme.is_some()),
        ("--dpi", args.dpi.is_some()),
    ];
    let given = given.into_iter().find(|(_, is_given)| *is_given);
    let Some(option) = given.map(|(option, _)| option).or_else(|| chosen(args)) else {
        return Ok(());
    };
    let text = bilingual!(
        "`{option}` không có tác dụng với tệp .{ending}; chỉ dùng cho .svg, .png và .pdf",
        "`{option}` means nothing for a file that ends in .{ending}; it is for .svg, .png and .pdf"
    );
    let help = match ending {
        "html" | "htm" => Text::fixed(
            "trang để tra cứu có bộ lọc và cách hiển thị của riêng mình",
            "the page to explore has filters and a look of its own",
        ),
        _ => Text::fixed(
            "bố cục và kiểu trình bày do công cụ mở tệp quyết định",
            "the program that opens the file decides on layout and style",
        ),
    };
    Err(Fault::with_help(text, help))
}

/// What is to be said of relations that are not in the picture.
pub(crate) fn undrawn(shown: &justarch::draw::RelationsShown) -> Option<Text> {
    let (asked, drawn) = (shown.asked, shown.drawn);
    let (no_room, between) = (shown.no_room, shown.between_pages);
    (no_room + between > 0).then(|| {
        bilingual!(
            "hình thể hiện {drawn} trong số {asked} quan hệ; {no_room} quan hệ không đủ chỗ, {between} quan hệ có hai đầu ở hai trang",
            "{drawn} of {asked} relations are shown; for {no_room} there was no room, {between} have their ends on different pages"
        )
    })
}
