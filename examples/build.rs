//! Makes an architecture in code and writes it as canonical YAML.
#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "an example shows what it does"
)]

use justarch::{
    ApplicationKind, Architecture, FrameworkVersion, IntegrationKind, OrganisationKind,
    RelationKind,
};

fn main() -> Result<(), justarch::Error> {
    let mut b = Architecture::builder("demo", FrameworkVersion::V3_0);
    b.name("Kiến trúc thử nghiệm", "Test architecture");
    b.version(&"3.0".parse()?);
    b.organisation("moj", "Bộ Tư pháp")?
        .name_en("Ministry of Justice")?
        .kind(OrganisationKind::Ministry);
    b.body("moj")?;

    b.element(
        "moj-lgsp",
        IntegrationKind::Lgsp,
        "Nền tảng LGSP của Bộ Tư pháp",
    )?
    .owner("moj")?
    .security_level(3)?;
    b.element(
        "civil-status-system",
        ApplicationKind::Application,
        "Hệ thống thông tin hộ tịch",
    )?
    .owner("moj")?
    .security_level(3)?;
    b.element(
        "judicial-record-db",
        ApplicationKind::Database,
        "CSDL lý lịch tư pháp",
    )?
    .owner("moj")?;

    // Every step refuses what would break the model.
    let dangling = b.relate(
        "civil-status-system",
        RelationKind::Stores,
        "no-such-database",
    );
    println!("# refused: {}", dangling.map(|_| ()).unwrap_err());

    b.relate(
        "civil-status-system",
        RelationKind::Exchanges,
        "judicial-record-db",
    )?
    .route(["moj-lgsp"])?
    .since("2024-01-01".parse()?);

    println!("{}", b.build()?.to_yaml());
    Ok(())
}
