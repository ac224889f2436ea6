#include <QTest>

#include "models/places/address_tagger.h"
#include "models/places/token_learner.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

using namespace lianxin;
using namespace lianxin::places;

namespace {

constexpr int kLabels = 2;
constexpr int kLongest = 3;

/// A name of two characters and a number: label 0 where both characters come from the same of two
/// lists, 1 where they do not. No single character tells.
struct Names {
    std::vector<TokenFeatures> addresses;
    std::vector<std::vector<Segment>> right;
};

const std::vector<std::string>& characters()
{
    static const std::vector<std::string> kCharacters{"平", "新", "金", "文", "华", "建",
                                                      "东", "永", "长", "安", "原", "中",
                                                      "穗", "化", "兴", "设"};
    return kCharacters;
}

/// Two of seven pairs of characters are in no lesson.
bool isHeldBack(std::size_t a, std::size_t b)
{
    return (3 * a + 5 * b) % 7 < 2;
}

Names names(bool heldBack, int times)
{
    Names out;
    const std::size_t size = characters().size();
    for (std::size_t pair = 0; pair < size * size; ++pair) {
        const std::size_t a = pair / size;
        const std::size_t b = pair % size;
        if (isHeldBack(a, b) != heldBack)
            continue;
        for (int i = 0; i < times; ++i) {
            out.addresses.emplace_back(
                std::vector<std::string>{characters()[a], characters()[b], "7"});
            const int label = a % 2 == b % 2 ? 0 : 1;
            out.right.push_back({{0, 2, label}, {2, 3, label}});
        }
    }
    return out;
}

const TokenNetwork& network()
{
    static const TokenNetwork kNetwork = [] {
        const Names lessons = names(false, 10);
        return learnTokens(lessons.addresses, lessons.right, kLabels, kLongest, 1);
    }();
    return kNetwork;
}

float chanceOf(const std::vector<float>& chances, const Segment& segment)
{
    return chances[static_cast<std::size_t>(
        (segment.from * kLongest + segment.to - segment.from - 1) * kLabels + segment.label)];
}

} // namespace

class TokenNetworkTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void knowsWhatResembles();
    void chancesOfATokenAddUp();
    void sameSeedSameNetwork();
    void comesBack();
    void unknownTokensAndNothing();
    void valuesThatDoNotFit_data();
    void valuesThatDoNotFit();
};

void TokenNetworkTest::knowsWhatResembles()
{
    const Names held = names(true, 1);
    int right = 0;
    for (std::size_t i = 0; i < held.addresses.size(); ++i)
        right += chanceOf(network().chances(held.addresses[i]), held.right[i][0]) > 0.5F ? 1 : 0;
    const double share = right / static_cast<double>(held.addresses.size());
    QVERIFY2(held.addresses.size() > 50, qPrintable(QString::number(held.addresses.size())));
    QVERIFY2(share > 0.9, qPrintable(QString::number(share)));
}

void TokenNetworkTest::chancesOfATokenAddUp()
{
    const TokenFeatures address(addressTokens("平安7新中12"));
    const auto chances = network().chances(address);
    for (int i = 0; i < address.size(); ++i) {
        float sum = 0;
        for (int from = 0; from <= i; ++from) {
            for (int to = i + 1; to <= std::min(address.size(), from + kLongest); ++to) {
                for (int label = 0; label < kLabels; ++label)
                    sum += chanceOf(chances, {from, to, label});
            }
        }
        QVERIFY(std::abs(sum - 1) < 1e-3F);
    }
}

void TokenNetworkTest::sameSeedSameNetwork()
{
    const Names lessons = names(false, 1);
    const auto learned = [&](unsigned seed) {
        return learnTokens(lessons.addresses, lessons.right, kLabels, kLongest, seed).values();
    };
    const auto once = learned(1);
    QVERIFY(once == learned(1));
    QVERIFY(once != learned(2));
}

void TokenNetworkTest::comesBack()
{
    const auto again = TokenNetwork::of(kLabels, kLongest, network().values());
    QVERIFY(again);
    QVERIFY(again->values() == network().values());
    const TokenFeatures address(addressTokens("平安7新中12"));
    QVERIFY(again->chances(address) == network().chances(address));
}

void TokenNetworkTest::unknownTokensAndNothing()
{
    QVERIFY(network().chances(TokenFeatures({})).empty());
    for (const float chance : network().chances(TokenFeatures(addressTokens("呜😀 q\xff!9"))))
        QVERIFY(std::isfinite(chance));
}

void TokenNetworkTest::valuesThatDoNotFit_data()
{
    QTest::addColumn<QByteArray>("part");
    for (const char* part : {"labels", "no labels", "longest", "a matrix", "a row", "a key",
                             "a key twice", "order of keys", "no number", "endless", "too large"})
        QTest::newRow(part) << QByteArray(part);
}

void TokenNetworkTest::valuesThatDoNotFit()
{
    QFETCH(QByteArray, part);
    auto broken = network().values();
    int labels = kLabels;
    int longest = kLongest;
    if (part == "labels")
        labels = 3;
    else if (part == "no labels")
        labels = 0;
    else if (part == "longest")
        longest = 0;
    else if (part == "a matrix")
        broken.weights.pop_back();
    else if (part == "a row")
        broken.weights[4].pop_back();
    else if (part == "a key")
        broken.pairs.pop_back();
    else if (part == "a key twice")
        broken.tokens[1] = broken.tokens[0];
    else if (part == "order of keys")
        std::swap(broken.tokens[0], broken.tokens[1]);
    else if (part == "no number")
        broken.weights[3][5] = std::numeric_limits<float>::quiet_NaN();
    else if (part == "endless")
        broken.weights[0][0] = -std::numeric_limits<float>::infinity();
    else
        broken.weights[0][0] = 101;
    QVERIFY(!TokenNetwork::of(labels, longest, broken));
}

QTEST_APPLESS_MAIN(TokenNetworkTest)
#include "tst_token_network.moc"
