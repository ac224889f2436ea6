#include "models/places/address_tagger.h"
#include "models/wire/address_model_file.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace lianxin;
using namespace lianxin::wire;

namespace {

/// Addresses of a few streets and compounds, no two alike.
std::vector<places::TaggedAddress> lessons()
{
    const std::vector<std::string> names{"平原", "新中", "金穗", "文化", "华兴", "建设"};
    std::vector<places::TaggedAddress> out;
    for (int i = 0; i < 60; ++i) {
        places::TaggedAddress address;
        const auto add = [&](const std::string& words, const char* type) {
            const int from = static_cast<int>(address.tokens.size());
            for (auto& token : places::addressTokens(words))
                address.tokens.push_back(std::move(token));
            address.chunks.push_back({from, static_cast<int>(address.tokens.size()), type});
        };
        const auto at = static_cast<std::size_t>(i);
        add(names[at % 6] + "区", "district");
        add(names[(at / 6) % 6] + "路", "road");
        add(std::to_string(i + 1) + "号", "roadno");
        add(names[(at / 2) % 6] + (i % 2 ? "小区" : "花园"), "poi");
        add(std::to_string(i % 9 + 1) + "栋", "houseno");
        out.push_back(std::move(address));
    }
    return out;
}

const places::AddressTagger& tagger()
{
    static const auto kTagger = std::move(places::AddressTagger::train(lessons())).value();
    return kTagger;
}

const places::AddressModel& model()
{
    static const auto kModel = [] {
        auto model = tagger().model();
        model.training = {std::string(64, 'a'), 60, 0.875};
        return model;
    }();
    return kModel;
}

std::string codeOf(std::string_view file)
{
    const auto read = parseAddressModel(file);
    if (!read)
        return read.error().code;
    const auto tagger = places::AddressTagger::of(read.value());
    return tagger ? std::string{} : tagger.error().code;
}

} // namespace

/// A trained tagger on disk: read it tags as before; whatever is wrong with the file has a name.
class TestAddressModelFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void comesBack();
    void sameModelSameBytes();
    void cutAnywhere();
    void changedAnywhere();
    void anotherModelIsNone();
    void partsThatDoNotFit_data();
    void partsThatDoNotFit();
    void notANumberInTheFile();
};

void TestAddressModelFile::comesBack()
{
    const auto read = parseAddressModel(addressModelFile(model()));
    QVERIFY(read.ok());
    QCOMPARE(read.value().labels, model().labels);
    QVERIFY(read.value().training == model().training);
    const auto again = places::AddressTagger::of(read.value());
    QVERIFY(again.ok());
    QVERIFY(again.value().training() == model().training);
    for (const auto& address : lessons()) {
        const auto before = tagger().tag(address.tokens);
        const auto after = again.value().tag(address.tokens);
        QCOMPARE(after.size(), before.size());
        for (std::size_t i = 0; i < after.size(); ++i) {
            QVERIFY(after[i].chunk == before[i].chunk);
            QVERIFY(std::abs(after[i].confidence - before[i].confidence) < 0.02);
        }
    }
}

void TestAddressModelFile::sameModelSameBytes()
{
    QVERIFY(addressModelFile(model()) == addressModelFile(model()));
}

void TestAddressModelFile::cutAnywhere()
{
    const auto file = addressModelFile(model());
    for (std::size_t size = 0; size < file.size(); size += size < 200 ? 1 : 997)
        QVERIFY(!codeOf(std::string_view(file).substr(0, size)).empty());
}

void TestAddressModelFile::changedAnywhere()
{
    const auto file = addressModelFile(model());
    for (std::size_t at = 0; at < file.size(); at += at < 200 ? 1 : 997) {
        auto changed = file;
        changed[at] = static_cast<char>(changed[at] ^ 1);
        QVERIFY(!codeOf(changed).empty());
    }
}

void TestAddressModelFile::anotherModelIsNone()
{
    QCOMPARE(codeOf(""), std::string("not_a_model"));
    QCOMPARE(codeOf("lianxin-text-model 1 x\n"), std::string("not_a_model"));
    for (const char* version : {"2", "4"})
        QCOMPARE(codeOf("lianxin-address-model " + std::string(version) + " x\n"),
                 std::string("unknown_version"));
}

void TestAddressModelFile::partsThatDoNotFit_data()
{
    QTest::addColumn<QByteArray>("part");
    for (const char* part : {"labels", "longest", "networks", "one network", "one network more",
                             "a key", "a key twice", "a matrix", "no number"})
        QTest::newRow(part) << QByteArray(part);
}

void TestAddressModelFile::partsThatDoNotFit()
{
    QFETCH(QByteArray, part);
    auto broken = model();
    auto& first = broken.networks.front();
    QVERIFY(places::AddressTagger::of(broken).ok());
    if (part == "labels")
        broken.labels.pop_back();
    else if (part == "longest")
        broken.longest = 0;
    else if (part == "networks")
        broken.networks.clear();
    else if (part == "one network")
        broken.networks.pop_back();
    else if (part == "one network more")
        broken.networks.push_back(first);
    else if (part == "a key")
        first.tokens.pop_back();
    else if (part == "a key twice")
        first.tokens.back() = first.tokens.front();
    else if (part == "a matrix")
        first.weights.pop_back();
    else
        broken.networks.back().weights.front().front() = std::numeric_limits<float>::quiet_NaN();
    const auto refused = places::AddressTagger::of(broken);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, std::string("bad_model"));
}

/// A list of weights is written in steps of the largest: an endless one makes the others none.
void TestAddressModelFile::notANumberInTheFile()
{
    for (const float most : {std::numeric_limits<float>::infinity(), 1e30F}) {
        auto broken = model();
        broken.networks.front().weights[1].front() = most;
        QCOMPARE(codeOf(addressModelFile(broken)), std::string("bad_model"));
    }
}

QTEST_APPLESS_MAIN(TestAddressModelFile)
#include "tst_address_model_file.moc"
