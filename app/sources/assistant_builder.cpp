#include "app/sources/assistant_builder.h"

#include "models/assist/text_classifier.h"
#include "models/engine/assist_sources.h"
#include "models/wire/text_model_file.h"

namespace lianxin::sources {

namespace {

const QString kCategory = QStringLiteral("category");

std::string_view bytesOf(const QByteArray& file)
{
    return {file.constData(), static_cast<std::size_t>(file.size())};
}

struct Built {
    std::shared_ptr<const assist::Assistant> assistant;
    std::map<QString, QString> refused; ///< name of a model → error
};

Built assistantOf(const engine::City& city, const std::map<QString, QByteArray>& models)
{
    Built built;
    auto sources = engine::assistSources(city);
    if (const auto file = models.find(kCategory); file != models.end()) {
        auto model = wire::parseTextModel(bytesOf(file->second));
        if (model)
            sources.categoryModel =
                std::make_shared<const assist::TextClassifier>(std::move(model).value());
        else
            built.refused[kCategory] = QString::fromStdString(model.error().code);
    }
    built.assistant = std::make_shared<const assist::Assistant>(std::move(sources));
    return built;
}

} // namespace

const QStringList& AssistantBuilder::modelNames()
{
    static const QStringList kNames{kCategory};
    return kNames;
}

AssistantBuilder::AssistantBuilder(QObject* parent) : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
}

AssistantBuilder::~AssistantBuilder()
{
    m_pool.clear();
    m_pool.waitForDone();
}

void AssistantBuilder::setCity(std::shared_ptr<const engine::City> city)
{
    m_city = std::move(city);
    build();
}

void AssistantBuilder::setModel(const QString& name, const QByteArray& file)
{
    const auto known = m_models.find(name);
    if (file == (known == m_models.end() ? QByteArray() : known->second))
        return;
    if (file.isEmpty())
        m_models.erase(name);
    else
        m_models[name] = file;
    build();
}

void AssistantBuilder::build()
{
    if (!m_city)
        return;
    m_pool.clear();
    m_pool.start([this, city = m_city, models = m_models, number = ++m_wanted] {
        auto made = assistantOf(*city, models);
        QMetaObject::invokeMethod(this, [this, made = std::move(made), number] {
            if (number != m_wanted)
                return;
            for (const auto& [name, code] : made.refused)
                Q_EMIT refused(name, code);
            Q_EMIT built(made.assistant);
        });
    });
}

} // namespace lianxin::sources
