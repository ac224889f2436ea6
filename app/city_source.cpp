#include "app/city_source.h"

#include "models/wire/city_files.h"
#include "models/wire/scenario_yaml.h"

#include <QFile>
#include <QFileInfo>

namespace lianxin {

namespace {

Result<std::string> readFile(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{"not_found", path.toStdString()};
    return file.readAll().toStdString();
}

QString rootOf(const QString& folder)
{
    return folder.isEmpty() ? QStringLiteral(":/lianxin/city") : folder;
}

} // namespace

Result<engine::City> readCity(const QString& folder)
{
    const QString root = rootOf(folder);
    return wire::readCity([root](const std::string& path) {
        return readFile(root + QLatin1Char('/') + QString::fromStdString(path));
    });
}

Result<training::Scenario> readScenario(const QString& folder, const QString& idOrFile)
{
    const QString path = QFileInfo::exists(idOrFile)
                             ? idOrFile
                             : rootOf(folder) + QStringLiteral("/scenarios/%1.yaml").arg(idOrFile);
    const auto text = readFile(path);
    if (!text.ok())
        return Error{"unknown_scenario", idOrFile.toStdString()};
    const auto scenario = wire::parseScenarioYaml(text.value(), path.toStdString());
    if (!scenario.ok())
        return Error{"bad_scenario", scenario.error().detail};
    return scenario;
}

} // namespace lianxin
