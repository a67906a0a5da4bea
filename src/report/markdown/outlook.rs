//! The end of the page: what the framework still demands, and the waves of the roadmap.

use super::Page;
use super::text::{code, plain, rich};
use crate::diagnostic::{Severity, Side};
use crate::gap::Gap;
use crate::report::roadmap::{conflict_text, span};
use crate::report::roadmap_states::unsupported;
use crate::text::Lang;
use crate::transition::Review;

impl Page<'_, '_> {
    /// What the new document still lacks under its own framework.
    pub(super) fn gap(&mut self, review: &Review<'_>) {
        self.section(
            "Yêu cầu còn thiếu so với khung kiến trúc",
            "What the framework still demands",
        );
        let gap = match review.gap() {
            None => return self.left_out(),
            Some(Ok(gap)) => gap,
            Some(Err(error)) => {
                let error = plain(error.text().get(self.lang));
                let line = match self.lang {
                    Lang::Vi => format!("Không xác định được: {error}."),
                    Lang::En => format!("The gap cannot be measured: {error}."),
                };
                self.line(&line);
                return;
            }
        };
        let framework = gap.target();
        if gap.demands().is_empty() {
            let known = gap.caveat().is_none();
            let warnings = review.new.count(Severity::Warning);
            let line = match self.lang {
                Lang::Vi if !known => format!(
                    "Chưa có thông tin về nội dung khung {framework} nên không xác định được yêu cầu còn thiếu của khung. Về cấu trúc và pháp luật có hiệu lực: không còn yêu cầu ở mức lỗi; bản mới còn {warnings} cảnh báo (xem kết quả kiểm tra)."
                ),
                Lang::En if !known => format!(
                    "The content of framework {framework} is not known, so what it demands cannot be told. As to structure and the law in force: no demand is left at the level of an error; warnings on the new version: {warnings} (see the findings)."
                ),
                Lang::Vi => {
                    let unknown = unknown(&gap, self.lang);
                    format!(
                        "Bản mới đáp ứng khung {framework}: không còn yêu cầu ở mức lỗi{unknown}."
                    )
                }
                Lang::En => {
                    let unknown = unknown(&gap, self.lang);
                    format!(
                        "The new version meets framework {framework}: no demand is left at the level of an error{unknown}."
                    )
                }
            };
            self.line(&line);
            return;
        }
        let rows: Vec<_> = gap
            .demands()
            .iter()
            .map(|demand| {
                let label = demand.severity.label();
                let way = if demand.met {
                    self.pick("có đề xuất bổ sung", "an edit is proposed")
                } else {
                    self.pick("cần người phụ trách xử lý", "a person has to decide")
                };
                vec![
                    plain(demand.code.as_str()),
                    rich(demand.message.get(self.lang)),
                    label.get(self.lang).to_owned(),
                    way.to_owned(),
                ]
            })
            .collect();
        let head = [
            self.pick("Mã", "Code"),
            self.pick("Yêu cầu", "Demand"),
            self.pick("Mức độ", "Severity"),
            self.pick("Cách đáp ứng", "How to meet it"),
        ];
        self.table(&head, "|---|---|---|---|", &rows);
        let file = self.file(Side::New);
        let command = code(&format!("justarch gap {file} --to {framework}"));
        let line = match self.lang {
            Lang::Vi => format!("\nNội dung đề xuất: {command}."),
            Lang::En => format!("\nWhat is proposed: {command}."),
        };
        self.line(&line);
    }

    /// In place of what would build on what was not read.
    fn left_out(&mut self) {
        let line = self.pick(
            "Không lập vì có nội dung không đọc được.",
            "Left out, because not everything could be read.",
        );
        self.line(line);
    }

    /// The waves with their dates, and whether the state after each is sound.
    pub(super) fn waves(&mut self, review: &Review<'_>) {
        self.section("Lộ trình chuyển đổi", "Roadmap");
        let Some(roadmap) = review.roadmap() else {
            return self.left_out();
        };
        if roadmap.waves().is_empty() {
            let none = self.pick(
                "Hai phiên bản như nhau: không có việc cần làm.",
                "The versions are equal: there is nothing to do.",
            );
            self.line(none);
            return;
        }
        let mut faults = Vec::new();
        let mut rows = Vec::new();
        for (nth, wave) in roadmap.waves().iter().enumerate() {
            let planned = wave.planned.map_or_else(
                || self.pick("văn bản không nêu", "not stated").to_owned(),
                |days| span(days, self.lang),
            );
            let errors = wave.report.count(Severity::Error);
            let valid = if wave.report.is_valid() {
                self.pick("hợp lệ", "valid").to_owned()
            } else if !wave.report.is_sound() {
                self.pick("**không hợp lệ**", "**not valid**").to_owned()
            } else if !wave.report.unsupported.is_empty() {
                self.pick(
                    "chưa hợp lệ: có dịch vụ công không còn hệ thống hỗ trợ",
                    "not valid yet: a public service is left without a supporting system",
                )
                .to_owned()
            } else if wave.report.satisfied.is_none() {
                self.pick("chưa đánh giá theo quy tắc", "not checked by rules")
                    .to_owned()
            } else {
                match self.lang {
                    Lang::Vi => format!("còn {errors} lỗi theo quy tắc"),
                    Lang::En => format!("errors by the rules: {errors}"),
                }
            };
            let word = self.pick("Đợt", "Wave");
            let number = nth + 1;
            if let Some(lost) = unsupported(&wave.report, self.lang) {
                faults.push(format!("- {word} {number}: {}", rich(&lost)));
            }
            for fault in &wave.report.faults {
                faults.push(format!("- {word} {number}: {}", rich(fault.get(self.lang))));
            }
            rows.push(vec![
                format!("{word} {number}"),
                wave.framework.to_string(),
                planned,
                wave.steps.len().to_string(),
                valid,
            ]);
        }
        let head = [
            self.pick("Đợt", "Wave"),
            self.pick("Khung", "Framework"),
            self.pick("Thời gian dự kiến", "Planned"),
            self.pick("Số bước", "Steps"),
            self.pick("Trạng thái sau đợt", "State after it"),
        ];
        self.table(&head, "|---|---|---|---:|---|", &rows);
        for conflict in roadmap.conflicts() {
            let text = rich(&conflict_text(&roadmap, conflict, self.lang));
            let word = self.pick("Mâu thuẫn", "Conflict");
            faults.push(format!("- {word}: {text}"));
        }
        if !faults.is_empty() {
            self.line("");
            for line in faults {
                self.line(&line);
            }
        }
        let command = self.command("roadmap");
        let words = self.pick("Các bước của từng đợt", "The steps of each wave");
        self.line(&format!("\n{words}: {command}."));
    }
}

/// How many contents and component architectures say that what they hold is not known; nothing if none does.
fn unknown(gap: &Gap, lang: Lang) -> String {
    let [contents, views] = gap.stated_unknown();
    let mut parts = Vec::new();
    match (contents, lang) {
        (0, _) => {}
        (count, Lang::Vi) => parts.push(format!("{count} nội dung")),
        (1, Lang::En) => parts.push("1 content".to_owned()),
        (count, Lang::En) => parts.push(format!("{count} contents")),
    }
    match (views, lang) {
        (0, _) => {}
        (count, Lang::Vi) => parts.push(format!("{count} kiến trúc thành phần")),
        (1, Lang::En) => parts.push("1 component architecture".to_owned()),
        (count, Lang::En) => parts.push(format!("{count} component architectures")),
    }
    match (parts.is_empty(), lang) {
        (true, _) => String::new(),
        (false, Lang::Vi) => format!("; còn {} ghi là chưa có thông tin", parts.join(" và ")),
        (false, Lang::En) => format!("; stated as not known: {}", parts.join(" and ")),
    }
}
