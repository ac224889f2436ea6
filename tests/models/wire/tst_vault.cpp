#include <QTest>

#include "filled.h"

#include "models/wire/digest.h"
#include "models/wire/event_json.h"
#include "models/wire/event_shapes.h"
#include "models/wire/vault.h"

using namespace lianxin;
using namespace lianxin::wire;

namespace {

engine::Event accepted()
{
    engine::Event e;
    e.seq = 42;
    e.recordedAt = e.occurredAt = *base::parseIso("2026-11-22T14:03:22+08:00");
    engine::TicketAccepted body;
    body.ticket = TicketId("t-1");
    body.fields = {{"caller_number", "13800006127", "138****6127", 1, ticket::Origin::Line, {}, 1},
                   {"kind", "help", "求助", 0.9, ticket::Origin::Guess, {{1, 0, 2}}, 1},
                   {"place", "阳光小区", "阳光小区", 0.9, ticket::Origin::Guess, {}, 1}};
    e.body = body;
    return e;
}

struct Salts {
    int next = 0;
    std::string operator()() { return "salt-" + std::to_string(++next); }
};

VaultLookup lookupIn(const std::vector<VaultValue>& values)
{
    return [values](const std::string& key) -> std::optional<std::string> {
        for (const auto& value : values)
            if (value.key == key)
                return value.value;
        return std::nullopt;
    };
}

} // namespace

class Vault : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingPersonalIsChained();
    void comesBackWhole();
    void everyEventComesBack();
    void erasedIsEmptyAndTheChainStillHolds();
    void differentSaltsHideEqualValues();
    void chainNoticesEveryChange();
    void knownDigest();
};

void Vault::nothingPersonalIsChained()
{
    const auto sealed = seal(accepted(), Salts{});
    for (const char* personal : {"13800006127", "138****6127", "阳光小区", "personal"})
        QVERIFY2(sealed.text.find(personal) == std::string::npos, personal);
    QVERIFY2(sealed.text.find("help") != std::string::npos, "what classifies stays readable");
    QCOMPARE(sealed.values.size(), std::size_t{3});
    for (const auto& value : sealed.values) {
        QCOMPARE(value.subject, std::string("t-1"));
        QVERIFY(fits(value));
        QVERIFY(sealed.text.find(value.digest) != std::string::npos);
    }
    QCOMPARE(sealed.values[0].key, std::string("42/body/fields/0/display"));
    QCOMPARE(sealed.values[0].field, std::string("caller_number"));
    QCOMPARE(sealed.values[2].field, std::string("place"));
}

void Vault::comesBackWhole()
{
    const auto sealed = seal(accepted(), Salts{});
    const auto back = unseal(sealed.text, lookupIn(sealed.values));
    QVERIFY(back.ok());
    QCOMPARE(dump(toJson(back.value())), dump(toJson(accepted())));
    QCOMPARE(QByteArray::fromStdString(sealed.text).count("\"vault\":"),
             static_cast<int>(sealed.values.size()));
}

void Vault::everyEventComesBack()
{
    for (auto& body : tests::filledAlternatives<engine::EventBody, engine::EventBodies>()) {
        auto event = accepted();
        event.body = std::move(body);
        const auto sealed = seal(event, Salts{});
        QVERIFY(sealed.text.find("人 ") == std::string::npos);
        const auto back = unseal(sealed.text, lookupIn(sealed.values));
        QVERIFY2(back.ok(), sealed.text.c_str());
        QCOMPARE(dump(toJson(back.value())), dump(toJson(event)));
    }
}

void Vault::erasedIsEmptyAndTheChainStillHolds()
{
    auto sealed = seal(accepted(), Salts{});
    const auto hash = chainHash("", sealed.text);
    sealed.values.clear();
    const auto back = unseal(sealed.text, lookupIn(sealed.values));
    QVERIFY(back.ok());
    QVERIFY(std::get<engine::TicketAccepted>(back.value().body).fields[0].value.value.empty());
    QCOMPARE(chainHash("", sealed.text), hash);
}

void Vault::differentSaltsHideEqualValues()
{
    Salts salts;
    const auto one = seal(accepted(), std::ref(salts));
    const auto two = seal(accepted(), std::ref(salts));
    QVERIFY(one.values[0].digest != two.values[0].digest);
    auto forged = one.values[0];
    forged.value = "13900000000";
    QVERIFY(!fits(forged));
}

void Vault::chainNoticesEveryChange()
{
    const auto sealed = seal(accepted(), Salts{});
    const auto first = chainHash("", sealed.text);
    const auto second = chainHash(first, sealed.text);
    QVERIFY(first != second);
    auto changed = sealed.text;
    changed[changed.size() / 2] ^= 1;
    QVERIFY(chainHash(first, changed) != second);
    QVERIFY(chainHash(first + "0", sealed.text) != second);
}

void Vault::knownDigest()
{
    QCOMPARE(sha256Hex("abc"),
             std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    QCOMPARE(sha256Hex(""),
             std::string("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
}

QTEST_APPLESS_MAIN(Vault)
#include "tst_vault.moc"
