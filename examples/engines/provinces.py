#!/usr/bin/env python3
"""Writes architectures of the 34 provinces that there are since July 2025, for the other scripts of this folder.

    provinces.py FOLDER

They are made up: no province ever issued one of these documents. The same files every time. Each province connects with the
national platforms over its own platform, but some exchanges state no route, some databases hold the same master data twice, and
some services exchange nothing.
"""

import sys
from pathlib import Path

PROVINCES = """ha-noi hue quang-ninh cao-bang lang-son lai-chau dien-bien son-la thanh-hoa nghe-an ha-tinh
tuyen-quang lao-cai thai-nguyen phu-tho bac-ninh hung-yen hai-phong ninh-binh quang-tri da-nang quang-ngai gia-lai
khanh-hoa lam-dong dak-lak ho-chi-minh dong-nai tay-ninh can-tho vinh-long dong-thap ca-mau an-giang""".split()

SERVICES = ["birth", "death", "marriage", "judicial-record", "notarisation", "legal-aid"]


def document(number: int, province: str) -> str:
    lines = f"""justarch: 1
architecture:
  id: {province}
  body: {province}
  level: province
  name: {{ vi: Kiến trúc minh họa {province} }}
  version: "3.0"
  framework: "3.0"
  status: illustrative
  state-date: 2025-12-31
organisations:
  {province}: {{ name: {{ vi: Ủy ban nhân dân {province} }}, kind: province }}
  justice: {{ name: {{ vi: Sở Tư pháp {province} }}, kind: department, parent: {province} }}
  mps: {{ name: {{ vi: Bộ Công an }}, kind: ministry }}
  moj: {{ name: {{ vi: Bộ Tư pháp }}, kind: ministry }}
  mst: {{ name: {{ vi: Bộ Khoa học và Công nghệ }}, kind: ministry }}
integration:
  lgsp: {{ kind: lgsp, name: {{ vi: Nền tảng LGSP }}, owner: {province}, scope: local, connects: [ndxp] }}
  ndxp: {{ kind: national-exchange, name: {{ vi: NDXP }}, owner: mst, scope: national }}
applications:
  national-population-db: {{ kind: database, name: {{ vi: CSDL quốc gia về dân cư }}, owner: mps, scope: national, class: national, master-data: [citizen] }}
  civil-status: {{ kind: database, name: {{ vi: CSDL hộ tịch điện tử }}, owner: moj, scope: national, class: national, master-data: [civil-status] }}
  one-stop: {{ kind: application, name: {{ vi: Hệ thống giải quyết thủ tục }}, owner: {province}, scope: local, status: active, depends-on: [lgsp], exchanges: [{{ with: national-population-db, route: [lgsp, ndxp], purpose: [exploit] }}] }}
""".splitlines()
    # Every fourth keeps data of citizens of its own, and every seventh twice.
    if number % 4 == 0:
        lines.append(f"  citizen-store: {{ kind: data-store, name: {{ vi: Kho dữ liệu công dân }}, owner: justice, scope: local, master-data: [citizen] }}")
    if number % 7 == 0:
        lines.append(f"  legal-aid-db: {{ kind: database, name: {{ vi: CSDL trợ giúp pháp lý }}, owner: justice, scope: local, master-data: [lawyer] }}")
        lines.append(f"  notary-db: {{ kind: database, name: {{ vi: CSDL công chứng }}, owner: justice, scope: local, master-data: [lawyer, contract] }}")
    lines.append("business:")
    for nth, service in enumerate(SERVICES):
        route = "" if (number + nth) % 5 == 0 else ", route: [lgsp, ndxp]"
        exchange = f", exchanges: [{{ with: civil-status{route}, purpose: [exploit] }}]" if (number + nth) % 3 else ""
        lines.append(f"  {service}: {{ kind: public-service, name: {{ vi: Thủ tục {service} }}, owner: justice, supported-by: [one-stop]{exchange} }}")
    lines.append("channels:")
    lines.append(f"  portal: {{ kind: service-portal, name: {{ vi: Cổng dịch vụ công {province} }}, owner: {province}, scope: local, offers: [{', '.join(SERVICES)}] }}")
    return "\n".join(lines) + "\n"


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    assert len(PROVINCES) == 34, len(PROVINCES)
    for number, province in enumerate(PROVINCES):
        (folder / f"{province}.yaml").write_text(document(number, province), encoding="utf-8")


if __name__ == "__main__":
    main()
