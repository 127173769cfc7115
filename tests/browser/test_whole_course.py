"""One participant, one workbook, from the own sales file through every lesson that is written; in Russian.

What is entered in one lesson is met again in a later one: that is what the walk looks for.
"""

COMPANY, BIGGEST = "Своя компания", "ООО «Клиент 01»"
PERSON, OURS = "Орлов Д. С.", "Менеджер 1"
IDEA = "Этикетки для второго склада"


def export(path):
    """Write what an accounting program exports: twelve clients, two years, decimal commas."""
    lines = [
        f"{day:02d}.{month:02d}.{year};ООО «Клиент {client:02d}»;Менеджер {client % 3};Отдел {client % 2};"
        f"{(13 - client) ** 2 * 1000 + month * 10},50;{(client + 1) * 500},25"
        for year in (2024, 2025)
        for month in range(1, 13)
        for client, day in zip(range(1, 13), range(2, 26, 2), strict=True)
    ]
    path.write_text("\n".join(["Дата;Клиент;Менеджер;Отдел;Сумма;Прибыль", *lines]) + "\n", encoding="cp1251")
    return path


def start(walk, folder):
    walk.open("00_start", "00.actions")
    data = walk.form("00.own_data")
    data.locator(".kl-drop input[type=file]").set_input_files(export(folder / "продажи.csv"))
    walk.reads("00.own_data", "Строки сошлись")
    walk.form("00.own_data").get_by_label("Название компании").fill(COMPANY)
    walk.press("00.own_data", "Взять эту компанию")
    walk.reads("00.own_data", f"Теперь курс показывает «{COMPANY}»")
    walk.open("00_start", "00.actions")
    walk.reads("room", COMPANY)
    walk.put("00.lists", {"name": BIGGEST})
    walk.press_id("00.lists", "add")
    walk.saved("00.lists")


def identification(walk):
    walk.open("01_identification", "01.actions")
    walk.put("01.signs", {"/state": "подтверждено", "/evidence": "Строит второй склад"}, line=0)
    walk.saved("01.signs")


def concentration(walk):
    walk.open("02_concentration", "02.actions")
    walk.put("02.loss", {"cash": "500 тыс", "fixed_costs": "60 тыс"})
    walk.saved("02.loss")
    walk.put("02.contingency", {"sign": "два заказа подряд меньше обычных", "owner": "Соколова"})
    walk.saved("02.contingency")


def perception(walk):
    walk.open("03_perception", "03.actions")
    for turn in range(6):
        scale = walk.form("03.ladder").locator(".kl-apart-last").nth(turn)
        scale.locator("input").nth(3).check(force=True)
    walk.press_id("03.actions", "idea:1")
    walk.saved("03.ladder", "03.actions")


def opportunities(walk):
    walk.open("04_opportunities", "04.actions")
    walk.put("04.wallet", {"/value": "5 млн", "/source": "отчёт клиента"}, line=1)
    walk.press_id("04.register", "add")
    walk.put("04.register", {"/name": IDEA, "/base": "400 тыс", "/hours": "40", "/money": "0", "/staff": "0,5"})
    walk.put("04.decisions", {"/choice": "сейчас"})
    walk.saved("04.wallet", "04.register")


def planning(walk):
    walk.open("05_planning", "05.actions")
    assert walk.has("05.steps", IDEA)  # decided "now" in lesson 04
    walk.press_id("05.goals", "theirs/add")
    walk.put("05.goals", {"/goal": "Меньше брака", "/due": "30.06.2027"})
    walk.press("05.steps", IDEA)
    walk.put("05.steps", {"/who": "Соколова", "/start": "01.12.2026", "/due": "20.12.2026"})
    walk.saved("05.goals", "05.steps")


def relationships(walk):
    walk.open("06_relationships", "06.actions")
    walk.press_id("06.map", "people/add")
    person = {"/name": PERSON, "/post": "начальник закупок", "/floor": "руководители служб", "/function": "закупки"}
    walk.put("06.map", person)
    walk.saved("06.map")
    walk.press_id("06.ties", "ours/add")
    walk.put("06.ties", {"/name": OURS})
    walk.put("06.ties", {"mine": OURS, "their": PERSON, "spoke": "20.11.2026"})
    walk.press_id("06.ties", "add_tie")
    walk.saved("06.ties")


def communication(walk):
    walk.open("07_communication", "07.actions")
    walk.press_id("07.programme", "messages/add")
    walk.put("07.programme", {"/text": "Запас на две недели вместо двух дней"})
    walk.press_id("07.programme", "events/add")
    walk.put("07.programme", {"/person_id": PERSON, "/day": "20.01.2027", "/who": OURS})
    walk.saved("07.programme")
    walk.reads("07.out", PERSON)  # met in lesson 06


def negotiation(walk):
    walk.open("08_negotiation", "08.actions")
    walk.put("08.bridge", {"they_ask": "8 % и 60 дней"})
    walk.put("08.sheet", {"target": "100", "limit": "70", "theirs": PERSON})
    walk.saved("08.bridge", "08.sheet")


def daily_management(walk):
    walk.open("09_daily_management", "09.actions")
    walk.press_id("09.dossier", "open:phone")
    walk.put("09.dossier", {"/value": "добавочный 12", "/state": "подтверждено"})
    walk.press_id("09.diary", "entries/add")
    walk.put("09.diary", {"/day": "20.11.2026", "/person_id": PERSON, "/note": "Спросили про склад"})
    walk.saved("09.dossier", "09.diary")


def recovery(walk):
    walk.open("10_recovery", "10.actions")
    walk.put("10.case", {"/notice": "20.11.2026", "/said": "Дороже на десять процентов"})
    walk.saved("10.case")


def follow_up(walk):
    walk.open("11_follow_up", "11.actions")
    walk.put("11.seal", {"day": "01.12.2026", "partner": OURS})
    walk.press_id("11.seal", "seal")
    walk.reads("11.review", IDEA)  # the action of the plan, lesson 05, which began in lesson 04
    walk.press_id("11.actions", "idea:0")
    walk.saved("11.seal", "11.actions")


def test_a_participant_goes_through_the_whole_course(page, fresh_app, walker, tmp_path):
    walk = walker(page, fresh_app)
    start(walk, tmp_path)
    for lesson in (identification, concentration, perception, opportunities, planning):
        lesson(walk)
    for lesson in (relationships, communication, negotiation, daily_management, recovery, follow_up):
        lesson(walk)
