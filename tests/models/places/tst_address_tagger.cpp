#include <QTest>

#include "models/places/address.h"
#include "models/places/address_tagger.h"

#include <random>

using namespace lianxin;
using namespace lianxin::places;

namespace {

using Parts = std::vector<std::pair<const char*, std::string>>;

TaggedAddress tagged(const Parts& parts)
{
    TaggedAddress out;
    for (const auto& [type, words] : parts) {
        const auto tokens = addressTokens(words);
        const int from = static_cast<int>(out.tokens.size());
        out.tokens.insert(out.tokens.end(), tokens.begin(), tokens.end());
        out.chunks.push_back({from, static_cast<int>(out.tokens.size()), type});
    }
    return out;
}

/// Addresses of a made-up city, from a seed: every name is put together from a few characters, so
/// most names of one list are not in another.
std::vector<TaggedAddress> madeUp(unsigned seed, int count)
{
    std::mt19937 random(seed);
    const auto pick = [&](const std::vector<std::string>& list) {
        return list[random() % list.size()];
    };
    const std::vector<std::string> heads{"平", "新", "金", "文", "华",
                                         "建", "东", "永", "长", "安"};
    const std::vector<std::string> tails{"原", "中", "穗", "化", "兴",
                                         "设", "明", "康", "江", "宁"};
    const auto name = [&] { return pick(heads) + pick(tails); };
    const auto number = [&](unsigned most) { return std::to_string(1 + random() % most); };
    std::vector<TaggedAddress> out;
    for (int i = 0; i < count; ++i) {
        Parts parts;
        if (random() % 2)
            parts.push_back({"city", name() + "市"});
        parts.push_back({"district", name() + "区"});
        if (random() % 2) {
            parts.push_back({"road", name() + pick({"路", "大道", "街"})});
            parts.push_back({"roadno", number(300) + "号"});
        }
        parts.push_back({"poi", name() + pick({"小区", "花园", "大厦"})});
        parts.push_back({"houseno", number(30) + "栋"});
        parts.push_back({"roomno", number(900) + "室"});
        out.push_back(tagged(parts));
    }
    return out;
}

const AddressTagger& tagger()
{
    static const AddressTagger kTagger = std::move(AddressTagger::train(madeUp(1, 300))).value();
    return kTagger;
}

std::string shown(const std::vector<std::string>& tokens, const AddressChunk& chunk)
{
    std::string out = chunk.type + ':';
    for (int i = chunk.from; i < chunk.to; ++i)
        out += tokens[static_cast<std::size_t>(i)];
    return out;
}

} // namespace

class AddressTaggerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tokens();
    void learnsTheScheme();
    void cutsOneAddress();
    void partsAreOrderedAndSure();
    void sameDataSameModel();
    void refusesNothingToLearn();
    void gapsAndHostileTexts();
    void namesOfAnUtterance();
    void scoreCountsBoundaryAndType();
};

void AddressTaggerTest::tokens()
{
    QCOMPARE(addressTokens("平原路88号A座 2"),
             (std::vector<std::string>{"平", "原", "路", "88", "号", "A", "座", " ", "2"}));
    QVERIFY(addressTokens("").empty());
}

void AddressTaggerTest::learnsTheScheme()
{
    const double f1 = chunkF1(tagger(), madeUp(2, 100));
    QVERIFY2(f1 > 0.97, qPrintable(QString::number(f1)));
}

void AddressTaggerTest::cutsOneAddress()
{
    const auto tokens = addressTokens("安康区华明路26号金江花园7栋305室");
    std::string out;
    for (const auto& part : tagger().tag(tokens))
        out += shown(tokens, part.chunk) + ' ';
    QCOMPARE(
        QString::fromStdString(out),
        QString("district:安康区 road:华明路 roadno:26号 poi:金江花园 houseno:7栋 roomno:305室 "));
}

void AddressTaggerTest::partsAreOrderedAndSure()
{
    for (const TaggedAddress& address : madeUp(3, 50)) {
        int at = 0;
        for (const auto& part : tagger().tag(address.tokens)) {
            QVERIFY(part.chunk.from >= at && part.chunk.to > part.chunk.from);
            QVERIFY(part.confidence > 0.45 && part.confidence < 1.001);
            at = part.chunk.to;
        }
        QVERIFY(at <= static_cast<int>(address.tokens.size()));
    }
}

void AddressTaggerTest::sameDataSameModel()
{
    const auto again = AddressTagger::train(madeUp(1, 300));
    QVERIFY(again.ok());
    const auto tokens = addressTokens("安康区华明路26号");
    const auto a = tagger().tag(tokens);
    const auto b = again.value().tag(tokens);
    QCOMPARE(a.size(), b.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
        QCOMPARE(a[i].chunk, b[i].chunk);
        QVERIFY(std::abs(a[i].confidence - b[i].confidence) < 1e-3);
    }
}

void AddressTaggerTest::refusesNothingToLearn()
{
    QCOMPARE(AddressTagger::train({}).error().code, std::string("no_addresses"));
    QCOMPARE(AddressTagger::train({TaggedAddress{}}).error().code, std::string("no_addresses"));
    TaggedAddress motley;
    for (int i = 0; i <= 200; ++i) {
        motley.tokens.emplace_back("路");
        motley.chunks.push_back({i, i + 1, std::to_string(i)});
    }
    QCOMPARE(AddressTagger::train({motley}).error().code, std::string("too_many_labels"));
}

void AddressTaggerTest::gapsAndHostileTexts()
{
    auto lessons = madeUp(1, 60);
    for (TaggedAddress& address : lessons)
        address.chunks.erase(address.chunks.begin());
    const auto learned = AddressTagger::train(lessons);
    QVERIFY(learned.ok());
    for (const auto& part : learned.value().tag(lessons[0].tokens))
        QVERIFY(part.chunk.type != "other");
    std::string longText;
    for (int i = 0; i < 3000; ++i)
        longText += "路1号";
    for (const std::string& text :
         {std::string(), std::string("\xff"), std::string("😀😀"), longText})
        tagger().tag(addressTokens(text));
}

/// 瑞丰商贸城 is in no gazetteer and has no ending that tells a name; the tagger learned such words
/// behind a road's number.
void AddressTaggerTest::namesOfAnUtterance()
{
    Place district;
    district.id = "990101";
    district.name = "红旗区";
    district.kind = PlaceKind::District;
    district.district = DistrictCode{"990101"};
    const Gazetteer gazetteer({district});
    auto lessons = madeUp(1, 200);
    for (int i = 0; i < 40; ++i)
        lessons.push_back(tagged({{"district", "红旗区"},
                                  {"road", "平原路"},
                                  {"roadno", std::to_string(i + 1) + "号"},
                                  {"poi", (i % 2 ? "瑞丰" : "宏达") + std::string("商贸城")}}));
    const auto learned = AddressTagger::train(lessons);
    const char* words = "我在红旗区平原路88号永丰商贸城";
    const auto has = [](const AddressWords& read) {
        return std::any_of(read.found.begin(), read.found.end(), [](const auto& found) {
            return found.part == AddressPart::Poi && found.value == "永丰商贸城" &&
                   found.from == 11 && found.to == 16;
        });
    };
    QVERIFY(!has(readAddressWords(words, gazetteer)));
    QVERIFY(has(readAddressWords(words, gazetteer, &learned.value())));
    const auto plain = readAddressWords("暖气不热，请尽快处理", gazetteer, &learned.value());
    QVERIFY(plain.found.empty());
}

void AddressTaggerTest::scoreCountsBoundaryAndType()
{
    auto address = madeUp(2, 1).front();
    QVERIFY(chunkF1(tagger(), {address}) > 0.99);
    for (AddressChunk& chunk : address.chunks)
        chunk.type = "person";
    QCOMPARE(chunkF1(tagger(), {address}), 0.0);
    QCOMPARE(chunkF1(tagger(), {}), 0.0);
}

QTEST_APPLESS_MAIN(AddressTaggerTest)
#include "tst_address_tagger.moc"
